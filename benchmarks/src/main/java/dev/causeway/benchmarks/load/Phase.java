package dev.causeway.benchmarks.load;

/**
 * One stretch of sending.
 *
 * @param messages how many, over all sessions; {@link #UNBOUNDED} until the time is up
 * @param perSecond by schedule, or {@link #FLOOD}
 * @param longestNanos when to stop at the latest, counted from the start
 */
record Phase(long messages, long perSecond, long longestNanos) {
    /** As fast as TCP takes them. */
    static final long FLOOD = 0;

    /** No count ends the phase. */
    static final long UNBOUNDED = Long.MAX_VALUE;

    boolean isFlood() {
        return perSecond == FLOOD;
    }
}
