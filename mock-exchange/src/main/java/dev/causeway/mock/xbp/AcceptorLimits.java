package dev.causeway.mock.xbp;

import java.util.concurrent.TimeUnit;

/**
 * Bounds and times of the acceptor.
 *
 * @param replay what is sent again
 * @param maxBacklog messages that may wait for a client that does not read, past it the client is disconnected
 * @param logonTimeoutNanos how long a connection may be without a Logon
 * @param resendTimeoutNanos how long a resend request of ours may be unanswered
 * @param resendTries how many are made before the session is given up
 * @param maxHeld client frames kept above a gap
 */
public record AcceptorLimits(
        ReplayPolicy replay,
        long maxBacklog,
        long logonTimeoutNanos,
        long resendTimeoutNanos,
        int resendTries,
        int maxHeld) {
    /** Numbers in one Retransmission at most, rule 3. */
    static final int REPLAY_BATCH = 256;

    /** What the protocol document says. */
    public static AcceptorLimits standard(ReplayPolicy replay, long maxBacklog) {
        return new AcceptorLimits(
                replay, maxBacklog, TimeUnit.SECONDS.toNanos(5), TimeUnit.SECONDS.toNanos(1), 3, 4096);
    }
}
