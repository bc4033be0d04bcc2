package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.outbound.FixOutbound;
import quickfix.Log;
import quickfix.Message;

/**
 * What a venue's Logon with NextExpectedMsgSeqNum(789) asks for, answered by {@link FixOutbound} as a ResendRequest is: within
 * range and rate, and as the socket empties. The engine would load and write all of it at once, so it is shown a Logon that
 * lacks nothing; a number past our next it sees as it came, and logs out. A Logon that resets asks for nothing.
 *
 * <p>Owner: the session's dispatch thread.
 */
final class LogonReplay {
    private static final int RESET_SEQ_NUM_FLAG = 141;
    private static final int NEXT_EXPECTED_MSG_SEQ_NUM = 789;

    private final FixOutbound outbound;
    private final boolean isEnabled;
    private long from;
    private long to;

    /** @param isEnabled whether we use NextExpectedMsgSeqNum(789); without, it only tells what the venue has */
    LogonReplay(FixOutbound outbound, boolean isEnabled) {
        this.outbound = outbound;
        this.isEnabled = isEnabled;
    }

    /** A Logon came, and the engine has not acted on it yet. */
    void logon(Message logon, Log log) {
        from = 0;
        long next = outbound.log().nextSeqNo();
        long wanted = Headers.number(logon, NEXT_EXPECTED_MSG_SEQ_NUM);
        boolean isAsking = logon.isSetField(NEXT_EXPECTED_MSG_SEQ_NUM) && wanted <= next;
        if (!isAsking || "Y".equals(Headers.text(logon, RESET_SEQ_NUM_FLAG))) {
            return;
        }
        outbound.acknowledged(wanted - 1);
        if (isEnabled && wanted < next && outbound.answers()) {
            from = Math.max(1, wanted);
            to = next - 1;
            logon.setInt(NEXT_EXPECTED_MSG_SEQ_NUM, (int) next);
            log.onEvent("Received implicit ResendRequest via Logon FROM: " + wanted + " TO: " + to);
        }
    }

    /** The session is logged on. */
    void begin() {
        if (from != 0) {
            outbound.onResendRequest(from, to);
            from = 0;
        }
    }
}
