package dev.causeway.gateway.inbound.gap;

import dev.causeway.gateway.port.SessionView.FilledBy;

/**
 * One run of missing numbers, both ends inclusive, from its discovery until it is filled or lost, over all connections in
 * between. Changed by its {@link GapPursuit} alone. Owner: the session's thread.
 */
public final class Gap {
    private final long id;
    private final long openedEpochNanos;
    private long from;
    private long to;
    private long toldTo;
    private int attempts;
    private boolean alarmed;

    Gap(long id, long from, long to, long openedEpochNanos) {
        this.id = id;
        this.from = from;
        this.to = to;
        toldTo = to;
        this.openedEpochNanos = openedEpochNanos;
    }

    /** The first number that was missing. */
    public long from() {
        return from;
    }

    /** The last number that is missing. */
    public long to() {
        return to;
    }

    /** The last number as it was told; who was told so is told of the gap's end in the same words. */
    public long toldTo() {
        return toldTo;
    }

    /** Requests for it so far. */
    public int attempts() {
        return attempts;
    }

    /** Whether an alarm was raised over it. */
    public boolean alarmed() {
        return alarmed;
    }

    void asked() {
        attempts++;
    }

    void alarm() {
        alarmed = true;
    }

    void widen(long alsoFrom, long alsoTo) {
        from = Math.min(from, alsoFrom);
        to = Math.max(to, alsoTo);
        toldTo = Math.max(toldTo, to);
    }

    void shorten(long newTo) {
        to = Math.min(to, newTo);
    }

    GapView open(long expected) {
        return new GapView(id, Math.max(from, expected), to, openedEpochNanos, 0, attempts, alarmed, null);
    }

    GapView closed(FilledBy filledBy, long epochNanos) {
        return new GapView(id, from, toldTo, openedEpochNanos, epochNanos, attempts, alarmed, filledBy);
    }
}
