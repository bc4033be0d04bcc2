package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.outbound.FixOutbound;
import org.agrona.concurrent.NanoClock;
import quickfix.Log;
import quickfix.Message;
import quickfix.Session;

/**
 * Learns how far the venue has what we sent, which FIX says of no message by itself: a venue that lacks one asks for it
 * before it takes a later one, so that an answer to a TestRequest vouches for everything ahead of that. While an owner's
 * message is not vouched for, one is made each heartbeat interval. LastMsgSeqNumProcessed(369), where a venue sends it, does
 * as well, and so does NextExpectedMsgSeqNum(789), which also asks for what is lacking ({@link LogonReplay}).
 *
 * <p>Threads: {@link #sent} under the engine's sender lock, {@link #received} on the dispatch thread, {@link #tick} on a
 * connecting one.
 */
final class Deliveries {
    private static final String ID = "SENT-";
    private static final int TEST_REQ_ID = 112;
    private static final int LAST_MSG_SEQ_NUM_PROCESSED = 369;

    private final FixOutbound outbound;
    private final LogonReplay logonReplay;
    private final NanoClock clock;
    private final long intervalNanos;
    private volatile Asked asked = new Asked("", 0, 0);
    private boolean isWaiting;
    private long sinceNanos;

    private record Asked(String id, int epoch, int seqNo) {}

    /** @param clock monotonic nanoseconds */
    Deliveries(FixOutbound outbound, NanoClock clock, FixSessionSettings settings) {
        this.outbound = outbound;
        this.logonReplay = new LogonReplay(outbound, settings.rules().nextExpectedMsgSeqNum());
        this.clock = clock;
        this.intervalNanos = settings.heartbeat().toNanos();
    }

    /** A session message goes out under its number. */
    void sent(Message message) {
        String id = Headers.text(message, TEST_REQ_ID);
        if (id.startsWith(ID) && Headers.msgType(message).equals("1")) {
            asked = new Asked(id, outbound.log().epoch(), Headers.msgSeqNum(message));
        }
    }

    /** A session message came in its turn, and the engine has not acted on it yet. */
    void received(Message message, Log log) {
        switch (Headers.msgType(message)) {
            case "A" -> logonReplay.logon(message, log);
            case "0" -> answered(Headers.text(message, TEST_REQ_ID));
            default -> {}
        }
        outbound.acknowledged(Headers.number(message.getHeader(), LAST_MSG_SEQ_NUM_PROCESSED));
    }

    private void answered(String id) {
        Asked last = asked;
        if (last.seqNo > 0 && last.id.equals(id) && last.epoch == outbound.log().epoch()) {
            outbound.acknowledged(last.seqNo);
        }
    }

    void loggedOn() {
        logonReplay.begin();
    }

    /** Now and then. */
    void tick(Session engine) {
        if (!outbound.isUnproven()) {
            isWaiting = false;
            return;
        }
        long now = clock.nanoTime();
        if (!isWaiting) {
            isWaiting = true;
            sinceNanos = now;
        } else if (now - sinceNanos >= intervalNanos && engine.isLoggedOn() && !engine.sentLogout()) {
            sinceNanos = now;
            engine.send(testRequest(ID + now));
        }
    }

    private static Message testRequest(String id) {
        Message request = new Message();
        request.getHeader().setString(Headers.MSG_TYPE, "1");
        request.setString(TEST_REQ_ID, id);
        return request;
    }
}
