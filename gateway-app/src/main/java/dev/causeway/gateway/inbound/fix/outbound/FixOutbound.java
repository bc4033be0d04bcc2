package dev.causeway.gateway.inbound.fix.outbound;

import dev.causeway.gateway.port.UndeliveredListener;
import dev.causeway.gateway.port.VenueSession;
import dev.causeway.store.OutboundLog;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SystemTime;

/**
 * What one FIX session sends besides the engine's own messages: orders, answers to resend requests, and questions after the
 * orders that the venue lacks.
 *
 * <p>Threads: {@link #send} by any; requests on the session's dispatch thread, {@link #onTick} on a connecting one. Two
 * monitors, taken in this order and both before the engine's sender lock: this object's (answers), the orders' (mapping).
 * Neither is taken by anything that holds the sender lock.
 */
public final class FixOutbound implements VenueSession {
    /** Stored messages looked at in one tick for orders whose status is to be asked. */
    private static final int STATUS_AT_ONCE = 64;

    private final NanoClock clock;
    private final OutboundLog log;
    private final OutboundLog engineView;
    private final ResendRule rule;
    private final ResendReply reply;
    private final UndeliveredOrders undelivered;
    private final OrderMessages orders;
    private volatile Session engine;
    private final AtomicLong storeFailures = new AtomicLong();
    private volatile long newestOwned;
    private volatile MarketDataRequests requests = MarketDataRequests.NONE;
    private ReplyWire askedOn;

    /**
     * Whose messages these are.
     *
     * @param sessionId who talks to whom
     * @param policy what is sent again
     * @param log what was sent; used from here on through {@link #log} only
     * @param symbols Symbol(55) by the feed's instrument number, null when there is none
     * @param undelivered told of what the venue lacks and does not get
     */
    public record Setup(
            SessionID sessionId,
            ResendPolicy policy,
            OutboundLog log,
            IntFunction<String> symbols,
            UndeliveredListener undelivered) {}

    /**
     * Before the first connection.
     *
     * @param epochClock of the store's stamps
     * @param clock monotonic nanoseconds
     */
    public FixOutbound(Setup setup, EpochNanoClock epochClock, NanoClock clock) {
        this.clock = clock;
        this.log = new SerializedOutboundLog(setup.log());
        this.rule = new ResendRule(setup.policy(), epochClock);
        this.undelivered = new UndeliveredOrders(log, rule, setup.undelivered());
        this.engineView = new EngineView(log, this::shows, this::epochEnds);
        this.reply =
                new ResendReply(log, rule, new ReplyMessages(setup.sessionId(), SystemTime::now), this::notSentAgain);
        this.orders = new OrderMessages(setup.sessionId().getBeginString(), setup.symbols(), epochClock);
    }

    /** The engine has made its session. */
    public void engine(Session session) {
        engine = session;
    }

    /** What was sent, as the engine's store keeps it; shows only what may be sent again. */
    public OutboundLog log() {
        return engineView;
    }

    private synchronized boolean shows(long seqNo, long epochNanos, DirectBuffer message, int offset, int length) {
        boolean again = rule.allows(epochNanos, message, offset, length);
        if (!again) {
            notSentAgain(seqNo, message, offset, length);
        }
        return again;
    }

    private void notSentAgain(long seqNo, DirectBuffer message, int offset, int length) {
        undelivered.onUndelivered(seqNo, message, offset, length);
        requests.notSentAgain(seqNo, message, offset, length);
    }

    /**
     * The session is logged on: asks for market data, and again when the venue turns out to lack the request.
     *
     * @param request makes one and sends it
     */
    public void loggedOn(Runnable request) {
        requests = new MarketDataRequests(log.nextSeqNo(), request);
        request.run();
    }

    /** The store failed; the session goes down. */
    public void storeFailed() {
        storeFailures.incrementAndGet();
    }

    /** Messages sent again, and orders that were not; since the start. Any thread. */
    public Counts counts() {
        return new Counts(reply.resent(), undelivered.told());
    }

    /**
     * What became of what was asked for again.
     *
     * @param resent messages sent again
     * @param undelivered messages whose owner was told that the venue does not get them
     */
    public record Counts(long resent, long undelivered) {}

    @Override
    public Result send(DirectBuffer frame, int offset, int length) {
        if (undelivered.isTellingOfAnEnd()) {
            return Result.NOT_LOGGED_ON;
        }
        synchronized (orders) {
            OrderMessage message = orders.of(frame, offset, length);
            if (!isOpen()) {
                return Result.NOT_LOGGED_ON;
            }
            return send(message);
        }
    }

    private boolean isOpen() {
        Session session = engine;
        return session != null && session.isLoggedOn() && !session.sentLogout();
    }

    private Result send(OrderMessage message) {
        if (engine.getResponder() instanceof ReplyWire wire && !wire.hasRoom()) {
            return Result.FULL;
        }
        long failures = storeFailures.get();
        if (engine.send(message)) {
            newestOwned = log.nextSeqNo() - 1;
            return Result.ACCEPTED;
        }
        if (message.isRefused()) {
            return Result.NOT_LOGGED_ON;
        }
        // stored, or not: a message that is stored and whose connection ends meanwhile is told as undelivered
        return failures == storeFailures.get() ? Result.ACCEPTED : Result.STORE_FAILED;
    }

    private void epochEnds() {
        undelivered.epochEnds();
        newestOwned = 0;
    }

    /** The venue has shown that it has everything up to this number. Any thread. */
    public void acknowledged(long seqNo) {
        undelivered.acknowledged(seqNo);
    }

    /** Whether there is a message of an owner's that the venue is not known to have. Any thread. */
    public boolean isUnproven() {
        long newest = newestOwned;
        return newest != 0 && undelivered.isOpen(newest);
    }

    /** Whether what the venue asks for again is answered here, which on a connection of ours it is. */
    public boolean answers() {
        return engine.getResponder() instanceof ReplyWire;
    }

    /**
     * The venue asks for numbers again, on the dispatch thread.
     *
     * @param to inclusive; 0: to the newest
     * @return whether it is answered here; otherwise the engine has to, through {@link #log}
     */
    public synchronized boolean onResendRequest(long from, long to) {
        undelivered.acknowledged(from - 1);
        if (!(engine.getResponder() instanceof ReplyWire wire)) {
            return false;
        }
        if (wire != askedOn) {
            askedOn = wire;
            undelivered.onConnection();
        }
        reply.onRequest(from, to, wire, clock.nanoTime());
        return true;
    }

    /** @param isWhole whether the session misses nothing of the venue's */
    public synchronized void onTick(boolean isWhole) {
        if (reply.active()) {
            reply.pump(clock.nanoTime());
        }
        if (isWhole && !reply.active() && isOpen()) {
            requests.repeatWhatWasLost();
            undelivered.askForStatus(STATUS_AT_ONCE, question -> send(question) == Result.ACCEPTED);
        }
    }
}
