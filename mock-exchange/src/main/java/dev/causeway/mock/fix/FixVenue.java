package dev.causeway.mock.fix;

import dev.causeway.mock.sent.OpenLoop;
import dev.causeway.mock.sent.ReceivedTrail;
import dev.causeway.mock.sent.SentLog;
import dev.causeway.mock.sent.SessionFile;
import dev.causeway.mock.sim.Instrument;
import dev.causeway.mock.sim.MarketEvent;
import dev.causeway.mock.sim.MarketSimulator;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SocketAcceptor;

/**
 * A FIX venue with one client. It begins to send when the client has asked for market data (35=V) for the first time, and
 * does not stop while the client is away: messages are numbered and kept, and resent when asked for.
 *
 * <p>The public methods may be called by any thread.
 */
public final class FixVenue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FixVenue.class);
    private static final long BUSY_PARK_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long IDLE_PARK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int MAX_AT_ONCE = 1000;
    /** Record of the file, beside the store's: market data of this instrument is sent from here on. */
    private static final byte LISTED = 16;

    private final Map<String, Instrument> instruments;
    private final MarketSimulator market;
    private final MarketMessages messages;
    private final ClientOrders orders;
    private final FixStore store;
    private final MarketEvent event = new MarketEvent();
    private final OpenLoop pace;
    private final SessionFile file;
    private final SentLog log;
    private final ReceivedTrail received;
    private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
    private final SocketAcceptor acceptor;
    private final Session session;
    private final int port;
    private final Thread thread;
    private volatile boolean running = true;

    /**
     * Binds and starts.
     *
     * @throws IllegalStateException when the port is taken, with the address
     */
    public FixVenue(FixVenueOptions options) {
        FixVenueOptions.Traffic traffic = options.traffic();
        instruments = traffic.instruments().stream().collect(Collectors.toMap(Instrument::symbol, Function.identity()));
        market = new MarketSimulator(traffic.seed(), traffic.instruments());
        messages = new MarketMessages(options.version());
        pace = new OpenLoop(traffic.ratePerSecond(), traffic.count());
        String name = "fix-" + options.clientCompId();
        file = SessionFile.in(options.stateDir(), name);
        store = new FixStore(traffic.storeBytes(), file);
        file.replay((kind, number, payload) -> restore(store, kind, number, payload));
        log = file.openLog(options.logDir() == null ? null : options.logDir().resolve(name + ".jsonl"));
        orders = new ClientOrders(options.version());
        FixApplication application = new FixApplication(log, store, this::requested, this::ordered);
        received = application.received();
        SessionID sessionId =
                new SessionID(options.version().beginString(), options.venueCompId(), options.clientCompId());
        try {
            acceptor = new SocketAcceptor(
                    application,
                    ignored -> store,
                    AcceptorSettings.of(options, sessionId),
                    ignored -> new QuietLog(),
                    new DefaultMessageFactory());
            acceptor.start();
        } catch (ConfigError | RuntimeException e) {
            log.close();
            file.close();
            throw new IllegalStateException(
                    "FIX venue cannot listen on " + options.host() + ":" + options.port() + ": " + e.getMessage(), e);
        }
        session = Session.lookupSession(sessionId);
        port = ((InetSocketAddress) acceptor.getEndpoints().iterator().next().getLocalAddress()).getPort();
        thread = new Thread(this::run, "mock-fix-1");
        thread.start();
    }

    /** The bound port. */
    public int port() {
        return port;
    }

    /** Application messages sent so far. */
    public long sentCount() {
        return log.lines();
    }

    /** What the client asked of the session: Logon, Logon reset, Logout, TestRequest, ResendRequest from..to. */
    public List<String> received() {
        return received.lines();
    }

    /** Makes no messages until {@link #resume}; the session stays up and answers. Any thread. */
    public void pause() {
        commands.add(pace::pause);
    }

    /** Makes messages again, from now on. Any thread. */
    public void resume() {
        commands.add(() -> pace.resume(System.nanoTime()));
    }

    /** Cuts the connection and forgets what the client sent from a number on: the venue will ask for it again. Any thread. */
    public void forget(int fromSeqNo) {
        commands.add(() -> {
            try {
                session.disconnect("cut", false);
                store.setNextTargetMsgSeqNum(fromSeqNo);
            } catch (IOException e) {
                LOG.warn("not cut: {}", e.getMessage());
            }
        });
    }

    /** Stops sending, logs the client out, flushes. */
    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        acceptor.stop(false);
        log.close();
        file.close();
    }

    /** The market takes the steps again that it had taken: the same messages follow as would have without an end. */
    private void restore(FixStore store, byte kind, long number, byte[] payload) {
        store.restore(kind, number, payload);
        if (kind == LISTED) {
            instruments.values().stream().filter(one -> one.number() == number).forEach(market::list);
            pace.start(System.nanoTime());
        } else if (kind == FixStore.MESSAGE && MarketMessages.isEvent(payload)) {
            market.next(event);
            pace.take();
        }
    }

    private void run() {
        try {
            while (running) {
                pass();
            }
        } catch (RuntimeException e) {
            LOG.error("FIX venue stopped", e);
        }
    }

    private void pass() {
        for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
            command.run();
        }
        long now = System.nanoTime();
        long due = Math.min(MAX_AT_ONCE, pace.due(now));
        for (long i = 0; i < due; i++) {
            market.next(event);
            session.send(messages.event(event));
            pace.take();
        }
        log.onTimer(now);
        if (due < MAX_AT_ONCE) {
            LockSupport.parkNanos(pace.isStarted() && !pace.isFinished() ? BUSY_PARK_NANOS : IDLE_PARK_NANOS);
        }
    }

    /** On an engine's thread. */
    private void requested(String mdReqId, List<String> symbols) {
        commands.add(() -> answer(mdReqId, symbols));
    }

    /** On an engine's thread. */
    private void ordered(Message order) {
        commands.add(() -> {
            try {
                session.send(orders.answer(order));
            } catch (FieldNotFound e) {
                LOG.warn("order without field {}", e.field);
            }
        });
    }

    private void answer(String mdReqId, List<String> symbols) {
        for (String symbol : symbols) {
            Instrument instrument = instruments.get(symbol);
            if (instrument == null) {
                session.send(messages.requestReject(mdReqId, symbol));
            } else {
                file.append(LISTED, instrument.number());
                market.list(instrument);
                session.send(messages.snapshot(mdReqId, market.book(instrument)));
                pace.start(System.nanoTime());
            }
        }
    }
}
