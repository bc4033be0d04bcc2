package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.express.FrameOutline;
import dev.causeway.gateway.inbound.fix.express.PlainMessage;
import dev.causeway.gateway.inbound.fix.store.InboundNumbers;
import dev.causeway.gateway.inbound.fix.store.RingMessageStore;
import java.io.IOException;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionStateListener;
import quickfix.SystemTime;

/**
 * Takes application messages from the bytes that were read into the ring, past the engine, while the engine would do nothing
 * else with them: a plain message ({@link PlainMessage}) right behind one that the engine itself has accepted in order, with
 * no number missing, none held, the session logged on and enabled. Anything else shuts the lane until the engine has accepted
 * another one in order. A session whose messages are validated against the dictionary has no lane.
 *
 * <p>What the engine does beside: its clocks (the last message of the venue, TestRequests, our heartbeats, the schedule) move
 * whenever it gets a message, so it gets one as soon as it has had none for a few milliseconds.
 *
 * <p>Owner: the connection's I/O thread, under the session's dispatch monitor.
 */
final class ExpressLane implements SessionStateListener {
    private final Object dispatching;
    private final boolean isPossible;
    private final Parts parts;
    private final FrameOutline outline;
    private final PlainMessage plain;
    private Session engine;
    private volatile boolean isOpen;
    private volatile boolean engineAwaitsReplay;
    private long hadMillis;

    /** The session's parts that the lane works with. */
    record Parts(
            InboundNumbers numbers,
            Handover handover,
            RingMessageStore store,
            HeldMessages held,
            Silence silence,
            LogonHold hold,
            FixCounters counters) {}

    /** @param dispatching held while a message is processed */
    ExpressLane(Object dispatching, FixSessionSettings settings, Parts parts) {
        FixCounterparty counterparty = settings.counterparty();
        this.dispatching = dispatching;
        this.isPossible = !settings.rules().validateIncoming();
        this.parts = parts;
        this.outline = new FrameOutline(counterparty.beginString());
        this.plain = new PlainMessage(outline, counterparty.targetCompId(), counterparty.senderCompId());
    }

    FrameOutline outline() {
        return outline;
    }

    /**
     * The engine is done with a message.
     *
     * @param isAccepted whether the last it had was an application message, the expected one, and is in the ring
     */
    void engineHad(Session session, boolean isAccepted) {
        engine = session;
        hadMillis = SystemTime.currentTimeMillis();
        isOpen = isPossible && isAccepted && !engineAwaitsReplay && isNothingMissing();
    }

    /** The engine sends a message of its own, from any thread: it waits for an answer, and has to see what comes next. */
    void engineSends() {
        isOpen = false;
    }

    /** The engine remembers the range that it asked for until it sees a number behind it, whatever came of the numbers. */
    @Override
    public void onResendRequestSent(SessionID id, int beginSeqNo, int endSeqNo, int currentEndSeqNo) {
        engineAwaitsReplay = true;
    }

    @Override
    public void onResendRequestSatisfied(SessionID id, int beginSeqNo, int endSeqNo) {
        engineAwaitsReplay = false;
    }

    /** Without a connection the engine forgets what it asked for. */
    @Override
    public void onDisconnect(SessionID id) {
        engineAwaitsReplay = false;
    }

    /**
     * A whole frame.
     *
     * @param engineEveryMillis the engine gets a message when it has had none for so long
     * @return false: it is the engine's
     */
    boolean takes(byte[] bytes, int offset, int length, int engineEveryMillis) {
        synchronized (dispatching) {
            if (!isOpen) {
                return false;
            }
            long nowMillis = SystemTime.currentTimeMillis();
            long sinceMillis = nowMillis - hadMillis;
            return sinceMillis >= 0
                    && sinceMillis < engineEveryMillis
                    && isUp()
                    && isNothingMissing()
                    && handsOver(bytes, offset, length, nowMillis);
        }
    }

    private boolean isUp() {
        return !parts.hold.isOn() && engine.hasResponder() && engine.isLoggedOn() && engine.isEnabled();
    }

    private boolean isNothingMissing() {
        return !parts.numbers.gapOpen() && parts.held.size() == 0;
    }

    private boolean handsOver(byte[] bytes, int offset, int length, long nowMillis) {
        synchronized (parts.numbers) {
            if (!plain.is(bytes, offset, length, parts.numbers.expected(), nowMillis)) {
                return false;
            }
            parts.silence.busy(true);
            try {
                parts.handover.express(bytes, offset, length);
                parts.store.incrNextTargetMsgSeqNum();
            } catch (IOException | RuntimeException e) {
                // nothing is in the ring, or log-on is held: the engine's way meets the same, and says so
                return false;
            } finally {
                parts.silence.busy(false);
            }
        }
        parts.counters.express.increment();
        if (engine.getLog() instanceof SessionLog log) {
            log.onIncoming(bytes, offset, length);
        }
        return true;
    }
}
