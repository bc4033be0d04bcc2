package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.store.InboundNumbers;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionStateListener;

/**
 * Asks again for numbers that do not come, beside the engine, which asks once; cuts the connection when asking does not
 * help, so that the next endpoint or a new log-on may. Owner: the session's dispatch thread.
 */
final class MissingNumbers {
    private static final Logger LOG = LoggerFactory.getLogger(MissingNumbers.class);
    private static final int BEGIN_SEQ_NO = 7;
    private static final int END_SEQ_NO = 16;
    private static final int INFINITY = 0;

    private final String id;
    private final InboundNumbers numbers;
    private final HeldMessages held;
    private final GapWatch watch;

    MissingNumbers(String id, InboundNumbers numbers, HeldMessages held, GapWatch watch) {
        this.id = id;
        this.numbers = numbers;
        this.held = held;
        this.watch = watch;
    }

    /** A connection has ended: the next log-on asks by itself. */
    void reset() {
        watch.reset();
    }

    /**
     * The engine is done with a message.
     *
     * @param requests told of a request like the engine's own
     */
    void check(Session engine, SessionStateListener requests) {
        if (!engine.isLoggedOn()) {
            reset();
            return;
        }
        int expected = (int) numbers.expected();
        int firstHeld = held.first();
        switch (watch.check(numbers.gapOpen() || firstHeld > expected, expected)) {
            case ASK -> {
                LOG.warn("{}: messages from {} still do not come and are asked for again", id, expected);
                engine.send(request(expected));
                requests.onResendRequestSent(engine.getSessionID(), expected, firstHeld - 1, 0);
            }
            case GIVE_UP -> disconnect(engine, expected);
            case WAIT -> {}
        }
    }

    private static Message request(int from) {
        Message request = new Message();
        request.getHeader().setString(Headers.MSG_TYPE, "2");
        request.setInt(BEGIN_SEQ_NO, from);
        request.setInt(END_SEQ_NO, INFINITY);
        return request;
    }

    private void disconnect(Session engine, int expected) {
        String reason = "messages from " + expected + " do not come however often they are asked for";
        LOG.error("{}: connects anew, {}", id, reason);
        reset();
        try {
            engine.disconnect(reason, true);
        } catch (IOException e) {
            LOG.warn("{}: {}", id, e.getMessage());
        }
    }
}
