package dev.causeway.gateway.inbound.xbp;

/** Where a session stands; XBP section 4, states. */
public enum SessionState {
    /** No connection. */
    DISCONNECTED,
    /** Connecting, or connected and not yet free to log on. */
    CONNECTING,
    /** Logon sent, no answer yet. */
    LOGON_SENT,
    /** Logged on, numbers missing. */
    RECOVERING,
    /** Logged on, in order. */
    ESTABLISHED,
    /** Logout sent, waiting for the peer's or for the connection to end. */
    LOGOUT_SENT;

    /** Whether application frames may be exchanged. */
    boolean loggedOn() {
        return this == RECOVERING || this == ESTABLISHED;
    }

    /** Whether the peer may still send numbered and session frames. */
    boolean conversing() {
        return loggedOn() || this == LOGOUT_SENT;
    }
}
