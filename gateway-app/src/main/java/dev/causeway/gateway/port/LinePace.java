package dev.causeway.gateway.port;

/**
 * Lets one line of the log through in a span of time and counts the others, so that what a peer can cause as often as it
 * likes fills no disk. Time is an argument. Owner: one thread at a time.
 */
public final class LinePace {
    /** No line now; it was counted. */
    public static final long UNWRITTEN = -1;

    private final long pauseNanos;
    private boolean begun;
    private long nextNanos;
    private long unwritten;

    /** @param pauseNanos from one line to the next */
    public LinePace(long pauseNanos) {
        this.pauseNanos = pauseNanos;
    }

    /**
     * Whether a line may be written.
     *
     * @param monotonicNanos now
     * @return how many were not written since the last that was, or {@link #UNWRITTEN}: nor is this one
     */
    public long admit(long monotonicNanos) {
        if (begun && monotonicNanos - nextNanos < 0) {
            unwritten++;
            return UNWRITTEN;
        }
        long before = unwritten;
        begun = true;
        nextNanos = monotonicNanos + pauseNanos;
        unwritten = 0;
        return before;
    }
}
