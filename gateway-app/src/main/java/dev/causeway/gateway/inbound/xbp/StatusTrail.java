package dev.causeway.gateway.inbound.xbp;

import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.protocol.feed.sbe.StatusReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The session's state, and what of it was told to the feed: each change once. Owner: the session's thread. */
final class StatusTrail {
    private static final Logger LOG = LoggerFactory.getLogger(StatusTrail.class);

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

    /** @return whether it is news */
    boolean tell(SessionStatusCode newStatus, StatusReason newReason, long epochNanos) {
        boolean news = newStatus != status || newReason != reason || order.epoch() != epoch;
        if (news) {
            status = newStatus;
            reason = newReason;
            epoch = order.epoch();
            events.status(epoch, newStatus, newReason, epochNanos);
        }
        return news;
    }

    /** Stopped; nothing more is told until {@link #enable}. */
    void failed(StatusReason why, long epochNanos) {
        tell(SessionStatusCode.FAILED, why, epochNanos);
        probe.failed = true;
    }

    void enable() {
        probe.failed = false;
    }

    /** @param detail what has not been said yet of the cause */
    void disconnected(StatusReason why, String detail, long epochNanos) {
        boolean wasConnected = state != SessionState.DISCONNECTED;
        enter(SessionState.DISCONNECTED);
        boolean news = wasConnected && !probe.failed && tell(SessionStatusCode.DISCONNECTED, why, epochNanos);
        if (why != StatusReason.NONE && !detail.isEmpty()) {
            probe.lastError = why + ": " + detail;
            if (news) {
                LOG.warn("session {}: {} {}", probe.identity().id(), probe.endpoint, detail);
            }
        }
    }
}
