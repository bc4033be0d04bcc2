package dev.causeway.gateway.inbound.fix;

import quickfix.Message;

/**
 * What we put into a Logon, and what becomes of it.
 *
 * <p>Called by the engine's timer (filling) and the session's other threads. Thread-safe.
 */
final class Logons {
    private static final int RESET_SEQ_NUM_FLAG = 141;
    private static final int USERNAME = 553;
    private static final int PASSWORD = 554;

    private final FixCredentials credentials;
    private final LogonAttempt attempt = new LogonAttempt();
    private volatile boolean resetNext;

    Logons(FixCredentials credentials) {
        this.credentials = credentials;
    }

    LogonAttempt attempt() {
        return attempt;
    }

    /** The next Logon asks for a reset. */
    void resetNext() {
        resetNext = true;
    }

    /** A message of the session is about to leave; a Logon is filled. */
    void sent(Message message) {
        if ("A".equals(Headers.msgType(message))) {
            fill(message);
        }
    }

    private void fill(Message logon) {
        attempt.sent();
        if (resetNext) {
            resetNext = false;
            logon.setBoolean(RESET_SEQ_NUM_FLAG, true);
        }
        if (credentials.username() != null) {
            logon.setString(USERNAME, credentials.username());
        }
        if (credentials.password() != null) {
            logon.setString(PASSWORD, credentials.password());
        }
    }
}
