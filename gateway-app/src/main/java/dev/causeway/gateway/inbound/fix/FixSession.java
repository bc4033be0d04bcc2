package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.normalize.FixNormalizer;
import dev.causeway.gateway.inbound.fix.normalize.OncePerMinute;
import dev.causeway.gateway.inbound.fix.outbound.FixOutbound;
import dev.causeway.gateway.inbound.fix.store.EventLine;
import dev.causeway.gateway.inbound.fix.store.InboundNumbers;
import dev.causeway.gateway.inbound.fix.store.RingMessageStore;
import dev.causeway.gateway.inbound.fix.store.RingWait;
import dev.causeway.gateway.inbound.gap.GapPursuit;
import dev.causeway.protocol.feed.sbe.StatusReason;
import dev.causeway.store.StoreException;
import java.io.IOException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.DoNotSend;
import quickfix.IncorrectTagValue;
import quickfix.Message;
import quickfix.Responder;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionStateListener;
import quickfix.mina.EventHandlingStrategy;

/**
 * One FIX session between the engine and the ring: hands application messages over, holds log-on while the journal is
 * behind or broken, asks for market data, tells the feed the session's state.
 *
 * <p>Called by the connection's I/O thread (messages), the engine's timer (log-on, heartbeats) and its reconnect threads.
 */
final class FixSession implements SessionStateListener {
    private static final Logger LOG = LoggerFactory.getLogger(FixSession.class);

    private final FixSessionSettings settings;
    private final FixSessionPorts ports;
    private final FixRuntime runtime;
    private final SessionID sessionId;
    private final InboundNumbers numbers;
    private final SessionStatusLine status;
    private final FixOutbound outbound;
    private final RingMessageStore store;
    private final HeldMessages held;
    private final Handover handover;
    private final FixCounters counters = new FixCounters();
    private final OncePerMinute garbledWarnings;
    private final OncePerMinute failureWarnings;
    private final Silence silence;
    private final Logons logons;
    private final MissingNumbers missing;
    private final InSessionReset inSessionReset;
    private final Deliveries deliveries;
    private final LogonHold hold;
    final ExpressLane express;
    private final Object dispatching = new Object();
    private volatile Session engine;
    private volatile String lastError = "";
    private volatile boolean stopping;

    FixSession(FixSessionSettings settings, FixSessionPorts ports, FixRuntime runtime) {
        this.settings = settings;
        this.ports = ports;
        this.runtime = runtime;
        this.sessionId = EngineSettings.sessionId(settings.counterparty());
        RingWait patience =
                new RingWait(runtime.monotonicClock(), runtime.ringPatience().toNanos());
        EventLine events = new EventLine(ports.events(), patience, runtime.epochClock(), runtime.pipelineHealthy());
        GapPursuit pursuit =
                new GapPursuit(settings.gaps(), settings.endpoints().size());
        this.numbers = new InboundNumbers(settings.identity(), ports.committed(), events, pursuit);
        this.hold = new LogonHold(id(), numbers);
        this.status = new SessionStatusLine(events, numbers);
        FixNormalizer normalizer = new FixNormalizer(
                settings.identity(),
                ports.sink(),
                ports.instruments(),
                counters.normalizer,
                new FixNormalizer.NormalizerTiming(patience, runtime.epochClock()));
        this.handover = new Handover(numbers, normalizer, runtime.epochClock(), counters.duplicates);
        this.outbound =
                new FixOutbound(ports.sending(settings, sessionId), runtime.epochClock(), runtime.monotonicClock());
        this.store = new RingMessageStore(numbers, outbound.log(), runtime.epochClock(), this::fail, handover::passing);
        this.garbledWarnings = new OncePerMinute(LOG, runtime.monotonicClock());
        this.failureWarnings = new OncePerMinute(LOG, runtime.monotonicClock());
        this.logons = new Logons(settings.credentials());
        this.silence = new Silence(runtime.monotonicClock(), settings.heartbeat());
        this.inSessionReset = new InSessionReset(settings);
        this.deliveries = new Deliveries(outbound, runtime.monotonicClock(), settings);
        this.held = new HeldMessages(numbers::held, handover::begin, counters.heldDropped);
        this.missing = new MissingNumbers(settings, numbers, held, runtime.monotonicClock(), counters);
        ExpressLane.Parts parts = new ExpressLane.Parts(numbers, handover, store, held, silence, hold, counters);
        this.express = new ExpressLane(dispatching, settings, parts);
    }

    FixSessionSettings settings() {
        return settings;
    }

    LogonAttempt logonAttempt() {
        return logons.attempt();
    }

    String id() {
        return settings.identity().id();
    }

    SessionID sessionId() {
        return sessionId;
    }

    RingMessageStore store() {
        return store;
    }

    FixOutbound outbound() {
        return outbound;
    }

    HeldMessages held() {
        return held;
    }

    /** The engine has made the session. */
    void created() {
        engine = Session.lookupSession(sessionId);
        engine.addStateListener(this);
        engine.addStateListener(express);
        outbound.engine(engine);
    }

    /** Bytes were read; on the I/O thread. */
    void readAt(long epochNanos, int count) {
        silence.heard();
        counters.read(count, epochNanos);
        handover.readAt(epochNanos);
    }

    void lastError(String line) {
        lastError = line;
    }

    /** The peer's bytes are no FIX; the connection is being dropped. */
    void garbage(String peer, String detail) {
        status.cause(StatusReason.PROTOCOL_VIOLATION);
        lastError(peer + " dropped: " + detail);
        LOG.warn("{}: {}", id(), lastError);
    }

    void disconnecting(String text, boolean now) {
        if (now) {
            status.cause(hold.isOn() ? StatusReason.JOURNAL_FAILURE : DisconnectCause.of(text));
        }
    }

    /** One application message as the codec gives it, on the connection's I/O thread. */
    void received(Session session, String raw) {
        if (!Frames.isIntact(raw)) {
            counters.garbled.increment();
            garbledWarnings.warn(
                    id(), numbers.expected(), "or a later one is garbled and ignored: CheckSum(10) is wrong");
            return;
        }
        dispatch(
                session,
                settings.rules().validateIncoming() ? VenueMessage.parsed(session, raw) : new VenueMessage(raw));
    }

    /** One message, or the end of the stream, on the connection's I/O thread. */
    void dispatch(Session session, Message message) {
        synchronized (dispatching) {
            boolean ended = message == EventHandlingStrategy.END_OF_STREAM;
            if (!ended && (hold.isOn() || !session.hasResponder())) {
                return;
            }
            try {
                silence.busy(true);
                if (!ended) {
                    handover.begin(message);
                }
                session.next(message);
            } catch (Exception e) {
                failureWarnings.warn(id(), Headers.msgSeqNum(message), "is not processed: " + SessionLog.line("" + e));
                passOver(session);
            } finally {
                boolean isAccepted = handover.end();
                store.onResetModeEnd();
                inSessionReset.end();
                if (missing.check(session, this)) {
                    logons.attempt().abandoned();
                }
                status.gapChanged();
                silence.busy(false);
                express.engineHad(session, isAccepted);
            }
        }
    }

    /** The engine failed over a message that is not in the ring: it would be asked for again for ever. */
    private void passOver(Session session) {
        if (!hold.isOn() && session.isLoggedOn() && handover.isRefused()) {
            try {
                store.incrNextTargetMsgSeqNum();
            } catch (IOException e) {
                // the store has told fail() already
                lastError(e.getMessage());
            }
        }
    }

    /** Hands an application message over; when this returns the engine passes its number. */
    void fromApp(Message message) {
        try {
            handover.accepted(message);
        } catch (StoreException e) {
            fail(e);
            throw e;
        }
    }

    void fromAdmin(Message message) throws IncorrectTagValue {
        deliveries.received(message, engine.getLog());
        switch (Headers.msgType(message)) {
            case "A" -> inSessionReset.logon(engine, message);
            case "2" -> {
                counters.resendRequestsReceived.increment();
                ResendRange.answer(message, outbound, engine.getLog());
            }
            case "4" -> store.onResetMode("Y".equals(Headers.text(message, 123)) ? 0 : Headers.msgSeqNum(message));
            case "5" -> {
                String text = Headers.text(message, Headers.TEXT);
                logons.attempt().refused(Headers.text(message, 1409), text);
                if (!text.isEmpty()) {
                    lastError("Logout: " + SessionLog.line(text));
                }
                status.peerLogsOut(text, stopping, engine != null && engine.isLoggedOn());
            }
            case "3" -> {
                logons.attempt().refused("", Headers.text(message, Headers.TEXT));
                counters.rejects.increment();
                lastError("Reject of message " + Headers.text(message, 45) + ": "
                        + SessionLog.line(Headers.text(message, Headers.TEXT)));
                failureWarnings.warn(id(), Headers.msgSeqNum(message), "says: " + lastError);
            }
            default -> {}
        }
    }

    void toAdmin(Message message) {
        express.engineSends();
        deliveries.sent(message);
        logons.sent(message);
    }

    void toApp(Message message) throws DoNotSend {
        SendRule.require(id(), engine, message);
        counters.sent.increment();
    }

    void loggedOn() {
        deliveries.loggedOn();
        outbound.loggedOn(() -> MarketDataRequest.send(engine, id(), runtime.epochClock(), settings.symbols()));
    }

    /** Holds log-on until the ring takes messages and the journal has everything; then begins from what it has. */
    boolean canLogon() {
        if (stopping || !runtime.pipelineHealthy().getAsBoolean()) {
            return false;
        }
        try {
            return hold.ends(store::adopt);
        } catch (StoreException e) {
            lastError(e.getMessage());
            return false;
        }
    }

    /** While the journal refuses the session is down, whether or not a message of it would be; asked at each tick. */
    boolean journalWorks() {
        boolean works = runtime.pipelineHealthy().getAsBoolean();
        if (!works && !hold.isOn() && engine.hasResponder()) {
            fail(new StoreException("the journal refuses"));
        }
        return works;
    }

    /** Store or ring failed: nothing more is taken from this connection. */
    private void fail(StoreException e) {
        outbound.storeFailed();
        lastError(hold.begin(e).getMessage());
        Session session = engine;
        Responder responder = session == null ? null : session.getResponder();
        if (responder != null) {
            status.cause(StatusReason.JOURNAL_FAILURE);
            responder.disconnect();
        }
    }

    /** Sends Logout now instead of at the engine's next tick. */
    void logOut() {
        stopping = true;
        Session session = engine;
        if (session != null && session.isLoggedOn() && !session.sentLogout()) {
            session.generateLogout();
        }
    }

    /** An operator's work on the engine's session, between two messages of the connection. */
    void operate(Consumer<Session> work) {
        synchronized (dispatching) {
            work.accept(engine);
            status.gapChanged();
        }
    }

    void operatorEnds(boolean withReset) {
        if (withReset) {
            logons.resetNext();
        }
        status.cause(StatusReason.OPERATOR);
    }

    FixSessionView view() {
        return new FixSessionView(
                id(),
                status.state(),
                engine != null && engine.isEnabled(),
                numbers.epoch(),
                numbers.committedExpected(),
                numbers.live(),
                outbound.log().nextSeqNo(),
                numbers.gaps(),
                held.size(),
                counters.heardEpochNanos(),
                lastError,
                counters.view(numbers, outbound.counts()));
    }

    @Override
    public void onConnect(SessionID id) {
        status.connected();
    }

    @Override
    public void onDisconnect(SessionID id) {
        status.disconnected();
    }

    /** Schedule, log-on, heartbeats. Without a connection a reset is all there may be to do, and it needs the journal. */
    void tickEngine() throws IOException {
        if (engine.hasResponder() || runtime.pipelineHealthy().getAsBoolean() && !hold.awaitsJournal()) {
            engine.next();
        }
    }

    /** On a connecting thread, every 50 ms. */
    void tick() {
        deliveries.tick(engine);
        outbound.onTick(!numbers.gapOpen() && held.size() == 0);
    }

    /** An endpoint could not be reached, or trusted, or refuses log-on for good. @return whether that is news */
    boolean connectFailed(String why, boolean staysDown) {
        lastError(why);
        return status.connectFailed(staysDown);
    }

    @Override
    public void onLogon(SessionID id) {
        logons.attempt().accepted();
        status.loggedOn();
    }

    /** The engine has asked with a TestRequest; whether the venue is gone is decided here. */
    @Override
    public void onMissedHeartBeat(SessionID id) {
        if (silence.unanswered() && engine.isLoggedOn()) {
            try {
                engine.disconnect("Timed out waiting for heartbeat", true);
            } catch (IOException e) {
                lastError(e.getMessage());
            }
        }
    }

    /** Numbers begin again; what was held belongs to the numbers before, which the engine does not see to. */
    @Override
    public void onReset(SessionID id) {
        held.clear();
        inSessionReset.numbersReset(engine);
    }

    @Override
    public void onResendRequestSent(SessionID id, int beginSeqNo, int endSeqNo, int currentEndSeqNo) {
        try {
            missing.requested(beginSeqNo, endSeqNo, currentEndSeqNo);
        } catch (StoreException e) {
            fail(e);
        }
    }
}
