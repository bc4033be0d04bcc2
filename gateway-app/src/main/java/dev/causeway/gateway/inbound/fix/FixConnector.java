package dev.causeway.gateway.inbound.fix;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.agrona.concurrent.NanoClock;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.buffer.SimpleBufferAllocator;
import org.apache.mina.core.filterchain.IoFilterChain;
import org.apache.mina.filter.codec.ProtocolCodecFilter;
import org.apache.mina.transport.socket.nio.NioSocketConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.ConfigError;
import quickfix.FieldConvertError;
import quickfix.Initiator;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.mina.NetworkingOptions;
import quickfix.mina.SessionConnector;
import quickfix.mina.message.FIXProtocolCodecFactory;

/**
 * The engine's sessions over connections of our own making ({@link FixLink}) with inline processing. The engine's initiator
 * knows whole seconds, begins at the primary after every refused log-on, and takes TLS from files alone.
 *
 * <p>Started and stopped by one thread. Links are ticked by {@code gw-fix-connect-0} and {@code -1}.
 */
final class FixConnector extends SessionConnector implements Initiator {
    private static final Logger LOG = LoggerFactory.getLogger(FixConnector.class);
    private static final int CONNECT_THREADS = 2;
    private static final long TICK_MILLIS = 50;

    private final Map<SessionID, FixSession> sessions;
    private final NanoClock clock;
    private final SessionFilters filters;
    private final InlineDispatch dispatch;
    private final EngineTimer timer;
    private volatile Map<String, FixLink> links = Map.of();
    private ScheduledExecutorService connecting;
    private Predicate<String> wanted = id -> true;

    FixConnector(
            SessionSettings settings,
            SessionFactory factory,
            SessionFilters filters,
            Map<SessionID, FixSession> sessions,
            NanoClock clock)
            throws ConfigError {
        super(settings, factory);
        this.sessions = sessions;
        this.clock = clock;
        this.filters = filters;
        this.dispatch = new InlineDispatch(this, sessions);
        this.timer = new EngineTimer(sessions.values());
    }

    @Override
    public void start() throws ConfigError {
        IoBuffer.setAllocator(new SimpleBufferAllocator());
        IoBuffer.setUseDirectBuffer(false);
        Map<SessionID, Session> engines = new LinkedHashMap<>();
        for (SessionID id : sessions.keySet()) {
            engines.put(id, createSession(id));
        }
        setSessions(engines);
        Map<String, FixLink> made = new LinkedHashMap<>();
        for (Session engine : engines.values()) {
            made.put(sessions.get(engine.getSessionID()).id(), link(engine));
        }
        links = made;
        AtomicInteger number = new AtomicInteger();
        connecting = Executors.newScheduledThreadPool(CONNECT_THREADS, task -> {
            Thread thread = new Thread(task, "gw-fix-connect-" + number.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        });
        startSessionTimer();
        for (Map.Entry<String, FixLink> each : made.entrySet()) {
            FixLink link = each.getValue();
            if (wanted.test(each.getKey())) {
                link.engine().logon();
            } else {
                link.engine().logout();
            }
            connecting.scheduleWithFixedDelay(link, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    protected void startSessionTimer() {
        timer.start();
    }

    @Override
    protected void stopSessionTimer() {
        timer.stop();
    }

    /** Which sessions begin to connect when started; the others wait for an operator. Before {@link #start}. */
    void wanted(Predicate<String> ids) {
        wanted = ids;
    }

    /** The sessions' connections by the sessions' ids, in their order; empty before the start. Any thread. */
    Map<String, FixLink> links() {
        return links;
    }

    private FixLink link(Session engine) throws ConfigError {
        FixSession session = sessions.get(engine.getSessionID());
        NioSocketConnector connector = new NioSocketConnector(1);
        FixLink link = new FixLink(session, engine, connector, clock);
        connector.getSessionConfig().setTcpNoDelay(true);
        connector.setConnectTimeoutMillis(
                session.settings().options().transport().connectTimeout().toMillis());
        connector.setFilterChainBuilder(chain -> filters(link, chain));
        try {
            NetworkingOptions options = new NetworkingOptions(new Properties());
            connector.setHandler(new ConnectionHandler(link, getSettings(), options, dispatch));
        } catch (FieldConvertError e) {
            throw new ConfigError(e);
        }
        return link;
    }

    private void filters(FixLink link, IoFilterChain chain) {
        if (link.isTls()) {
            chain.addLast("tls", link.tlsFilter());
        }
        chain.addLast(FIXProtocolCodecFactory.FILTER_NAME, new ProtocolCodecFilter(new FIXProtocolCodecFactory()));
        filters.buildFilterChain(chain);
    }

    @Override
    public void stop(boolean forceDisconnect) {
        List<Session> managed = getManagedSessions();
        try {
            logoutAllSessions(forceDisconnect);
            if (connecting != null) {
                connecting.shutdownNow();
            }
            links.values().forEach(FixLink::dispose);
            stopSessionTimer();
        } finally {
            managed.forEach(FixConnector::close);
            clearConnectorSessions();
        }
    }

    private static void close(Session session) {
        try {
            session.close();
        } catch (IOException e) {
            LOG.warn("{} did not close: {}", session.getSessionID(), e.getMessage());
        }
    }
}
