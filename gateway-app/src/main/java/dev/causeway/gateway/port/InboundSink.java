package dev.causeway.gateway.port;

/**
 * The way into the pipeline. Any thread may claim; a claim must be published by the thread that made it, soon, whatever
 * happens in between: the slots after it wait.
 *
 * <p>The slots of one claim are one unit: journaled side by side, committed together or not at all.
 */
public interface InboundSink {
    /** {@link #tryClaim}: no room; mute the source and try again later. */
    long FULL = -1;

    /** {@link #tryClaim} and {@link #claim}: the pipeline has stopped and takes nothing more. */
    long CLOSED = -2;

    /**
     * Claims slots without waiting.
     *
     * @param count 1..{@link #maxUnit()}
     * @return the first position, or FULL, or CLOSED
     */
    long tryClaim(int count);

    /**
     * Claims slots, waiting for room. Only for threads that own no socket and no timer of another session.
     *
     * @return the first position, or CLOSED
     */
    long claim(int count);

    /** The slot at a claimed position (first, first + 1, ...). */
    Slot slot(long position);

    /** Hands the claimed slots over. */
    void publish(long first, int count);

    /** The most slots one claim may take. */
    int maxUnit();
}
