package dev.causeway.gateway.inbound.socket;

/** Switches one connection on and off. Owner: the loop's thread; others go through {@link SocketLoop#execute}. */
public final class LinkControl {
    private final Link link;

    LinkControl(Link link) {
        this.link = link;
    }

    /** Connects, and connects again, until disabled or until the handler gives up. */
    public void enable(long monotonicNanos) {
        link.enable(monotonicNanos);
    }

    /**
     * The next attempt goes to this endpoint, at once when one is waited for; a connection stays as it is.
     *
     * @throws IllegalArgumentException it is none of the settings' endpoints
     */
    public void prefer(Endpoint endpoint, long monotonicNanos) {
        link.prefer(endpoint, monotonicNanos);
    }

    /** Stops waiting or attempting; an open connection is its handler's to close. */
    public void disable(long monotonicNanos, long epochNanos) {
        link.disable(monotonicNanos, epochNanos);
    }
}
