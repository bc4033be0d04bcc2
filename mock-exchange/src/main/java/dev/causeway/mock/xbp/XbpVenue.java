package dev.causeway.mock.xbp;

import dev.causeway.mock.sent.OpenLoop;
import dev.causeway.mock.sent.SentLog;
import dev.causeway.protocol.xbp.sbe.LogoutReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An XBP venue: one listening socket, one thread {@code mock-xbp-1} for everything. It begins to send when a client has
 * logged on for the first time and does not stop while the client is away.
 *
 * <p>The public methods may be called by any thread.
 */
public final class XbpVenue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(XbpVenue.class);
    private static final long BUSY_SELECT_MILLIS = 1;
    private static final long IDLE_SELECT_MILLIS = 20;
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Map<String, SessionState> sessions = new LinkedHashMap<>();
    private final List<MarketSession> markets = new ArrayList<>();
    private final List<XbpConnection> connections = new ArrayList<>();
    private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
    private final AcceptorLimits limits;
    private final Selector selector;
    private final ServerSocketChannel server;
    private final int port;
    private final Thread thread;
    private volatile boolean running = true;

    /**
     * Binds and starts.
     *
     * @throws UncheckedIOException when the port is taken or a log cannot be written, with address or file
     */
    public XbpVenue(XbpVenueOptions options) {
        XbpVenueOptions.Traffic traffic = options.traffic();
        limits = AcceptorLimits.standard(traffic.replay(), traffic.maxBacklog());
        try {
            selector = Selector.open();
            server = ServerSocketChannel.open();
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            server.bind(new InetSocketAddress(options.host(), options.port()));
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            port = ((InetSocketAddress) server.getLocalAddress()).getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "XBP venue cannot listen on " + options.host() + ":" + options.port() + ": " + e.getMessage(), e);
        }
        for (String compId : options.compIds()) {
            addSession(options, compId);
        }
        thread = new Thread(this::run, "mock-xbp-1");
        thread.start();
    }

    /** The bound port. */
    public int port() {
        return port;
    }

    /** Adds faults to a client's list. */
    public void inject(String compId, List<Fault> faults) {
        SessionState state = sessions.get(compId);
        if (state == null) {
            throw new IllegalArgumentException("no client " + compId + ", known: " + sessions.keySet());
        }
        commands.add(() -> faults.forEach(state::add));
        selector.wakeup();
    }

    /** Messages made so far for all clients. */
    public long sentCount() {
        return markets.stream().mapToLong(market -> market.log().lines()).sum();
    }

    /** Makes no messages for any client until {@link #resume}; sessions stay up and answer. Any thread. */
    public void pause() {
        commands.add(() -> markets.forEach(market -> market.pace().pause()));
        selector.wakeup();
    }

    /** Makes messages again, from now on. Any thread. */
    public void resume() {
        commands.add(() -> markets.forEach(market -> market.pace().resume(System.nanoTime())));
        selector.wakeup();
    }

    /** Logs clients out, flushes, ends the thread. */
    @Override
    public void close() {
        running = false;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void addSession(XbpVenueOptions options, String compId) {
        XbpVenueOptions.Traffic traffic = options.traffic();
        SessionState state = new SessionState(compId, options.secret(), traffic.storeBytes());
        SentLog log = options.logDir() == null
                ? SentLog.none()
                : SentLog.create(options.logDir().resolve("xbp-" + compId + ".jsonl"));
        OpenLoop pace = new OpenLoop(traffic.ratePerSecond(), traffic.count());
        long seed = traffic.seed() + markets.size();
        sessions.put(compId, state);
        markets.add(new MarketSession(state, log, pace, seed, traffic.instruments()));
    }

    private void run() {
        try {
            while (running) {
                pass();
            }
            sayGoodbye();
        } catch (IOException | RuntimeException e) {
            LOG.error("XBP venue stopped", e);
        } finally {
            release();
        }
    }

    private void pass() throws IOException {
        for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
            command.run();
        }
        long monotonicNanos = System.nanoTime();
        long epochNanos = epochNanos();
        boolean busy = false;
        for (MarketSession market : markets) {
            market.generate(monotonicNanos, epochNanos);
            busy |= market.isRunning();
        }
        stepConnections(monotonicNanos, epochNanos);
        selector.select(this::onReady, busy ? BUSY_SELECT_MILLIS : IDLE_SELECT_MILLIS);
    }

    private void stepConnections(long monotonicNanos, long epochNanos) {
        for (int i = connections.size() - 1; i >= 0; i--) {
            XbpConnection connection = connections.get(i);
            connection.step(monotonicNanos, epochNanos);
            if (connection.isClosed()) {
                connections.remove(i);
            }
        }
    }

    private void onReady(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        if (key.isAcceptable()) {
            accept();
        } else if (key.isReadable()) {
            ((XbpConnection) key.attachment()).read(System.nanoTime(), epochNanos());
        }
    }

    private void accept() {
        try {
            SocketChannel channel = server.accept();
            if (channel != null) {
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
                XbpConnection connection = new XbpConnection(channel, key, sessions, limits, System.nanoTime());
                key.attach(connection);
                connections.add(connection);
            }
        } catch (IOException e) {
            LOG.warn("accept failed: {}", e.getMessage());
        }
    }

    private void sayGoodbye() throws IOException {
        long started = System.nanoTime();
        connections.forEach(one -> one.acceptor().logout(LogoutReason.SHUTDOWN, started, epochNanos()));
        while (!connections.isEmpty() && System.nanoTime() - started < LINGER_NANOS) {
            stepConnections(System.nanoTime(), epochNanos());
            selector.select(this::onReady, BUSY_SELECT_MILLIS);
        }
    }

    private void release() {
        connections.forEach(XbpConnection::close);
        markets.forEach(market -> market.log().close());
        try {
            server.close();
            selector.close();
        } catch (IOException e) {
            LOG.warn("XBP venue's sockets: {}", e.getMessage());
        }
    }

    private static long epochNanos() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}
