package dev.causeway.gateway.inbound.xbp;

import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.protocol.feed.sbe.StatusReason;

/** The session's state, and what of it was told to the feed: each change once. Owner: the session's thread. */
final class StatusTrail {
    private final InboundOrder order;
    private final PendingEvents events;
    private final SessionProbe probe;
    private SessionState state = SessionState.DISCONNECTED;
    private SessionStatusCode status = SessionStatusCode.NULL_VAL;
    private StatusReason reason = StatusReason.NONE;
    private int epoch;

    StatusTrail(InboundOrder order, PendingEvents events, SessionProbe probe) {
        this.order = order;
        this.events = events;
        this.probe = probe;
    }

    SessionState state() {
        return state;
    }

    void enter(SessionState next) {
        if (state != next) {
            state = next;
            probe.state = next;
        }
    }

    void loggedOn(boolean recovering, long epochNanos) {
        enter(recovering ? SessionState.RECOVERING : SessionState.ESTABLISHED);
        tell(recovering ? SessionStatusCode.RECOVERING : SessionStatusCode.LOGGED_ON, StatusReason.NONE, epochNanos);
    }

    void tell(SessionStatusCode newStatus, StatusReason newReason, long epochNanos) {
        if (newStatus != status || newReason != reason || order.epoch() != epoch) {
            status = newStatus;
            reason = newReason;
            epoch = order.epoch();
            events.status(epoch, newStatus, newReason, epochNanos);
        }
    }

    /** Stopped; nothing more is told until {@link #enable}. */
    void failed(StatusReason why, long epochNanos) {
        tell(SessionStatusCode.FAILED, why, epochNanos);
        probe.failed = true;
    }

    void enable() {
        probe.failed = false;
    }

    void disconnected(StatusReason why, long epochNanos) {
        boolean wasConnected = state != SessionState.DISCONNECTED;
        enter(SessionState.DISCONNECTED);
        if (wasConnected && !probe.failed) {
            tell(SessionStatusCode.DISCONNECTED, why, epochNanos);
        }
    }
}
