package dev.causeway.store.postgres;

/**
 * Where a session's log stands.
 *
 * @param life which run of numbers counts; each reset and each move down begins another
 * @param epoch the gateway's epoch
 * @param epochStartNanos when the epoch began, epoch nanoseconds
 * @param firstSeqNo the next number when the life began
 */
record OutboundState(long life, int epoch, long epochStartNanos, long firstSeqNo) {
    static final OutboundState EMPTY = new OutboundState(0, 0, 0, 1);
}
