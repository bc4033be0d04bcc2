package dev.causeway.benchmarks.load;

/**
 * When each message of a phase should leave. The times are fixed before the first one leaves and do not move when the
 * generator or the peer is late: latency is measured from them, so that a stall is charged to every message it held up.
 *
 * @param startNanos when message 0 leaves, epoch nanoseconds
 * @param perSecond messages a second, at least 1
 */
record Schedule(long startNanos, long perSecond) {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    Schedule {
        if (perSecond < 1) {
            throw new IllegalArgumentException("rate " + perSecond + ": at least 1 message a second");
        }
    }

    /** When message {@code index} (from 0) should leave, epoch nanoseconds. */
    long intendedNanos(long index) {
        long seconds = index / perSecond;
        return startNanos + seconds * NANOS_PER_SECOND + (index % perSecond) * NANOS_PER_SECOND / perSecond;
    }
}
