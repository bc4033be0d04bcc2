package dev.causeway.client.receiver;

/**
 * A run of numbers that were passed over, of which at least one is still missing; some may have come. Reused. Owner: the
 * receiver's thread, through {@link GapList}.
 */
final class Gap {
    /** Longer ago than any timeout, and no overflow in a difference. */
    static final long NEVER_NANOS = Long.MIN_VALUE / 2;

    /** First number of the run. */
    long from;
    /** Last number of the run. */
    long to;
    /** How many of them have not come. */
    long missing;
    /** When the latest of its numbers came, or the gap opened, or it became possible to hold its first number. */
    long progressNanos;
    /** When it is asked for next. */
    long dueNanos;
    /** Pause after the next request. */
    long retryNanos;
    /** Whether it was asked for. */
    boolean asked;
    /** Whether a number of it came since {@link #restart}. */
    boolean progressed;
    /** Last number ever asked for, 0 for none. */
    long askedTo;
    /** Where the asking goes on: behind what was asked for or answered last. */
    long cursor;
    /** First number that could not be asked for when that was last looked at; 0 before it was. */
    long askableEnd;
    /** Whether the bulk server is being asked for it. */
    boolean inBulk;
    /** Datagrams that the latest requests may still bring. */
    int answersAwaited;

    void open(long first, long last, long nowNanos) {
        from = first;
        to = last;
        missing = last - first + 1;
        askedTo = 0;
        askableEnd = 0;
        restart(nowNanos);
    }

    /** Begins the asking anew. */
    void restart(long nowNanos) {
        progressNanos = nowNanos;
        dueNanos = nowNanos + GapPursuit.REQUEST_DELAY_NANOS;
        retryNanos = GapPursuit.FIRST_RETRY_NANOS;
        asked = false;
        progressed = false;
        cursor = 0;
        inBulk = false;
        answersAwaited = 0;
    }

    /** Grows; numbers in between may be held. */
    void extend(long last, long missingMore) {
        missing += missingMore;
        to = last;
    }

    /** One of the missing numbers came. */
    void fill(long nowNanos) {
        missing--;
        progressed = true;
        progressNanos = nowNanos;
        retryNanos = GapPursuit.FIRST_RETRY_NANOS;
    }
}
