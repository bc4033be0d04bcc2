package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.store.EventLine;
import dev.causeway.gateway.inbound.fix.store.InboundNumbers;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.protocol.feed.sbe.StatusReason;

/** What the feed was told of a session's state last, so that nothing is told twice. Thread-safe. */
final class SessionStatusLine {
    private final EventLine events;
    private final InboundNumbers numbers;
    private volatile SessionStatusCode state = SessionStatusCode.DISCONNECTED;
    private StatusReason told = StatusReason.NONE;
    private StatusReason cause = StatusReason.NONE;

    SessionStatusLine(EventLine events, InboundNumbers numbers) {
        this.events = events;
        this.numbers = numbers;
    }

    SessionStatusCode state() {
        return state;
    }

    /** Why the next disconnect happens; the first reason given stands. */
    synchronized void cause(StatusReason reason) {
        cause = cause == StatusReason.NONE ? reason : cause;
    }

    synchronized void connected() {
        cause = StatusReason.NONE;
        tell(SessionStatusCode.CONNECTED, StatusReason.NONE);
    }

    synchronized void loggedOn() {
        tell(numbers.gapOpen() ? SessionStatusCode.RECOVERING : SessionStatusCode.LOGGED_ON, StatusReason.NONE);
    }

    /** A gap opened or was filled while the session is logged on. */
    void gapChanged() {
        SessionStatusCode now = state;
        boolean open = numbers.gapOpen();
        if (now == SessionStatusCode.LOGGED_ON && open || now == SessionStatusCode.RECOVERING && !open) {
            loggedOn();
        }
    }

    /** @param weStop whether it answers our own Logout; @param wasOn whether we were logged on until then */
    synchronized void peerLogsOut(String text, boolean weStop, boolean wasOn) {
        if (weStop) {
            loggedOut(StatusReason.SHUTDOWN);
        } else if (text.contains("too low")) {
            loggedOut(StatusReason.SEQ_TOO_LOW);
        } else {
            loggedOut(wasOn ? StatusReason.PEER_LOGGED_OUT : StatusReason.LOGON_REJECTED);
        }
    }

    synchronized void loggedOut(StatusReason reason) {
        cause(reason);
        if (state == SessionStatusCode.LOGGED_ON || state == SessionStatusCode.RECOVERING) {
            tell(SessionStatusCode.LOGGED_OUT, cause);
        }
    }

    synchronized void disconnected() {
        if (state != SessionStatusCode.DISCONNECTED) {
            tell(SessionStatusCode.DISCONNECTED, cause == StatusReason.NONE ? StatusReason.PEER_CLOSED : cause);
        }
    }

    /**
     * No connection, or none that the venue takes.
     *
     * @param staysDown until an operator connects it
     * @return whether that is news
     */
    synchronized boolean connectFailed(boolean staysDown) {
        boolean news = staysDown || state != SessionStatusCode.DISCONNECTED || told != StatusReason.CONNECT_FAILED;
        if (staysDown) {
            tell(SessionStatusCode.FAILED, StatusReason.LOGON_REJECTED);
        } else if (news) {
            tell(SessionStatusCode.DISCONNECTED, StatusReason.CONNECT_FAILED);
        }
        return news;
    }

    private void tell(SessionStatusCode status, StatusReason reason) {
        state = status;
        told = reason;
        events.status(numbers.epoch(), status, reason);
    }
}
