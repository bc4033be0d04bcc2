package dev.causeway.gateway.inbound.fix;

import quickfix.Message;
import quickfix.Session;

/**
 * The answer to a venue's Logon with ResetSeqNumFlag(141)=Y in a running session. The engine's initiator resets both numbers
 * and says nothing: the venue would wait for ever for our Logon and take our next message, number 1, for a fault.
 *
 * <p>Owner: the session's dispatch thread. FIX.md section 2.
 */
final class InSessionReset {
    private static final int ENCRYPT_METHOD = 98;
    private static final int HEART_BT_INT = 108;
    private static final int RESET_SEQ_NUM_FLAG = 141;
    private static final int DEFAULT_APPL_VER_ID = 1137;

    private final FixSessionSettings settings;
    private int heartBtInt;
    private boolean asked;

    InSessionReset(FixSessionSettings settings) {
        this.settings = settings;
    }

    /** A Logon came, and the engine has not acted on it yet. */
    void logon(Session engine, Message logon) {
        asked = engine.isLoggedOn() && "Y".equals(Headers.text(logon, RESET_SEQ_NUM_FLAG));
        heartBtInt = heartBtInt(logon);
    }

    /** The engine is done with the message it had. */
    void end() {
        asked = false;
    }

    /** The numbers are at 1: the moment in which the engine lets a Logon with the flag go out without another reset. */
    void numbersReset(Session engine) {
        if (asked) {
            asked = false;
            engine.send(answer(engine));
        }
    }

    private Message answer(Session engine) {
        Message answer = new Message();
        answer.getHeader().setString(Headers.MSG_TYPE, "A");
        answer.setInt(ENCRYPT_METHOD, 0);
        answer.setInt(HEART_BT_INT, heartBtInt);
        answer.setBoolean(RESET_SEQ_NUM_FLAG, true);
        if (settings.counterparty().isFixt()) {
            answer.setString(
                    DEFAULT_APPL_VER_ID,
                    engine.getSenderDefaultApplicationVersionID().getValue());
        }
        return answer;
    }

    private int heartBtInt(Message logon) {
        try {
            return Integer.parseInt(Headers.text(logon, HEART_BT_INT));
        } catch (NumberFormatException e) {
            return (int) settings.heartbeat().toSeconds();
        }
    }
}
