package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.store.InboundNumbers;
import dev.causeway.gateway.inbound.gap.GapPursuit;
import java.io.IOException;
import org.agrona.concurrent.NanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionStateListener;

/**
 * Asks again for numbers that do not come, beside the engine, which asks once and remembers a request as sent when it never
 * left, or when the venue rejected it. Leaves the connection for the next endpoint when asking does not help.
 *
 * <p>Owner: the session's dispatch thread; the pursuit is guarded by the numbers' monitor. The ticks are the venue's messages:
 * one that lives sends at least heartbeats.
 */
final class MissingNumbers {
    private static final Logger LOG = LoggerFactory.getLogger(MissingNumbers.class);
    private static final int BEGIN_SEQ_NO = 7;
    private static final int END_SEQ_NO = 16;
    private static final int INFINITY = 0;

    private final FixSessionSettings settings;
    private final InboundNumbers numbers;
    private final GapPursuit pursuit;
    private final HeldMessages held;
    private final NanoClock clock;
    private final FixCounters counters;
    private boolean isNewConnection = true;
    private long seenExpected;
    private long seenNanos;

    MissingNumbers(
            FixSessionSettings settings,
            InboundNumbers numbers,
            HeldMessages held,
            NanoClock clock,
            FixCounters counters) {
        this.settings = settings;
        this.numbers = numbers;
        this.pursuit = numbers.pursuit();
        this.held = held;
        this.clock = clock;
        this.counters = counters;
    }

    /**
     * A request was made, by the engine or by us.
     *
     * @param to the last number that is missing
     * @param askedTo the last one of the request, 0 when it is for all of them
     */
    void requested(int from, int to, int askedTo) {
        counters.resendRequestsSent.increment();
        synchronized (numbers) {
            seenExpected = numbers.expected();
            numbers.asked(from, to, askedTo == 0 ? to : askedTo, clock.nanoTime());
        }
    }

    /**
     * The engine is done with a message.
     *
     * @param requests told of a request like the engine's own
     * @return whether the connection was left
     */
    boolean check(Session engine, SessionStateListener requests) {
        boolean isLoggedOn = engine.isLoggedOn();
        int expected = (int) numbers.expected();
        int firstHeld = held.first();
        switch (isLoggedOn ? step(expected, firstHeld) : ended()) {
            case ASK -> ask(engine, expected, firstHeld, requests);
            case MOVE_ON -> {
                moveOn(engine, expected);
                return true;
            }
            case WAIT -> {}
        }
        return false;
    }

    /** The next log-on asks by itself. */
    private GapPursuit.Step ended() {
        synchronized (numbers) {
            pursuit.disconnected();
            isNewConnection = true;
            return GapPursuit.Step.WAIT;
        }
    }

    private GapPursuit.Step step(int expected, int firstHeld) {
        synchronized (numbers) {
            long now = clock.nanoTime();
            boolean isSeen = expected == seenExpected;
            if (isNewConnection || !isSeen) {
                seenNanos = now;
                seenExpected = expected;
            }
            if (!pursuit.isOpen()) {
                isNewConnection = false;
                boolean isForgotten = firstHeld > expected && now - seenNanos >= pursuit.timeoutNanos();
                return isForgotten ? GapPursuit.Step.ASK : GapPursuit.Step.WAIT;
            }
            if (isNewConnection) {
                isNewConnection = false;
                awaitReplay(now);
            } else if (!isSeen) {
                pursuit.progressed(now + pursuit.timeoutNanos());
            }
            return pursuit.chunkDone(expected) ? GapPursuit.Step.ASK : pursuit.due(now);
        }
    }

    /** With NextExpectedMsgSeqNum(789) the venue replays unasked. */
    private void awaitReplay(long nowNanos) {
        if (settings.rules().nextExpectedMsgSeqNum()) {
            pursuit.defer(nowNanos + pursuit.timeoutNanos());
        }
    }

    private void ask(Session engine, int expected, int firstHeld, SessionStateListener requests) {
        int to;
        int askedTo;
        synchronized (numbers) {
            to = pursuit.isOpen() ? (int) pursuit.gap().to() : firstHeld - 1;
            askedTo = (int) pursuit.lastOf(expected, to);
        }
        LOG.debug("{}: messages from {} do not come and are asked for again", id(), expected);
        engine.send(request(expected, askedTo < to ? askedTo : INFINITY));
        requests.onResendRequestSent(engine.getSessionID(), expected, to, askedTo);
    }

    private static Message request(int from, int to) {
        Message request = new Message();
        request.getHeader().setString(Headers.MSG_TYPE, "2");
        request.setInt(BEGIN_SEQ_NO, from);
        request.setInt(END_SEQ_NO, to);
        return request;
    }

    private void moveOn(Session engine, int expected) {
        boolean isAlarm;
        String reason;
        synchronized (numbers) {
            reason = "messages " + expected + ".." + pursuit.gap().to() + " " + DisconnectCause.UNFILLED
                    + ", asked for " + pursuit.gap().attempts() + " times";
            isAlarm = pursuit.movesOn(clock.nanoTime());
            numbers.publishGaps();
        }
        counters.gapMoves.increment();
        if (isAlarm) {
            counters.gapAlarms.increment();
            reason += " at every endpoint";
        }
        try {
            engine.disconnect(reason, true);
        } catch (IOException e) {
            LOG.warn("{}: {}", id(), e.getMessage());
        }
    }

    private String id() {
        return settings.identity().id();
    }
}
