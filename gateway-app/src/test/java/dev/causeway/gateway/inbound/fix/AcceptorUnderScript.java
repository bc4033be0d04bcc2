package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.log.LogSink;
import dev.causeway.gateway.inbound.fix.outbound.ResendPolicy;
import dev.causeway.gateway.inbound.fix.script.Player;
import dev.causeway.gateway.normalize.SessionEventWriter;
import dev.causeway.store.MemoryOutboundLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.mina.core.service.IoAcceptor;
import org.apache.mina.transport.socket.nio.NioSocketAcceptor;
import quickfix.Acceptor;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.DefaultSessionFactory;
import quickfix.DefaultSessionScheduleFactory;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.mina.EventHandlingStrategy;
import quickfix.mina.acceptor.AbstractSocketAcceptor;

/**
 * An acceptor of the engine with the gateway's settings, message store, held messages, filters, log and inline dispatch,
 * whose application sends application messages back. Owner: the script's thread.
 */
final class AcceptorUnderScript implements Player.Subject, AutoCloseable {
    private static final FixRules RULES = new FixRules(true, false, false, true, false);

    private final TestRing ring = new TestRing();
    private final FixSession session;
    private final EchoAcceptor acceptor;

    /** What an acceptor lets others do to it. */
    record Limits(int connectionsAnAddress, int logonSeconds) {
        static final Limits DEFAULTS = new Limits(64, 10);
    }

    AcceptorUnderScript(FixCounterparty counterparty, int heartbeatSeconds) throws ConfigError {
        this(counterparty, heartbeatSeconds, Limits.DEFAULTS);
    }

    AcceptorUnderScript(FixCounterparty counterparty, int heartbeatSeconds, Limits limits) throws ConfigError {
        FixSessionSettings settings = new FixSessionSettings(
                Fixtures.SESSION,
                counterparty,
                List.of("127.0.0.1:0"),
                Duration.ofSeconds(heartbeatSeconds),
                new FixSessionSettings.Reconnect(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                FixCredentials.NONE,
                RULES,
                List.of(),
                FixSessionOptions.DEFAULTS.withResend(ResendPolicy.DEFAULTS.withTypes("D", "d", "R", "c", "j")));
        session = new FixSession(
                settings,
                new FixSessionPorts(
                        ring,
                        new SessionEventWriter(Fixtures.SESSION, ring),
                        ring,
                        new Fixtures.Registry(),
                        new MemoryOutboundLog()),
                new FixRuntime(() -> Fixtures.NOW, System::nanoTime, () -> true, Duration.ofSeconds(2)));
        Map<SessionID, FixSession> sessions = Map.of(session.sessionId(), session);
        DefaultSessionFactory factory = new DefaultSessionFactory(
                new EchoApplication(new FixApplication(sessions)),
                id -> session.store(),
                id -> session.held(),
                id -> new SessionLog(session, LogSink.NONE),
                new DefaultMessageFactory(),
                new DefaultSessionScheduleFactory());
        acceptor = new EchoAcceptor(accepting(settings, session.sessionId()), factory, sessions);
        SessionFilters filters = new SessionFilters(sessions, () -> Fixtures.NOW, FixStageOptions.DEFAULTS);
        acceptor.setIoFilterChainBuilder(
                new AcceptorFilters(filters, limits.connectionsAnAddress(), limits.logonSeconds()));
        acceptor.start();
    }

    private static SessionSettings accepting(FixSessionSettings session, SessionID id) {
        SessionSettings settings = EngineSettings.of(List.of(session), Duration.ofSeconds(10));
        settings.setString(SessionFactory.SETTING_CONNECTION_TYPE, SessionFactory.ACCEPTOR_CONNECTION_TYPE);
        settings.setString(id, SessionFactory.SETTING_CONNECTION_TYPE, SessionFactory.ACCEPTOR_CONNECTION_TYPE);
        settings.setString(id, Acceptor.SETTING_SOCKET_ACCEPT_ADDRESS, "127.0.0.1");
        settings.setString(id, Acceptor.SETTING_SOCKET_ACCEPT_PORT, "0");
        return settings;
    }

    FixSessionView view() {
        return session.view();
    }

    int violations() {
        return ring.violations();
    }

    @Override
    public void tell(String words) {
        throw new IllegalArgumentException("gateway " + words);
    }

    @Override
    public void ring(String words) {
        throw new IllegalArgumentException("ring " + words);
    }

    @Override
    public InetSocketAddress address() {
        return (InetSocketAddress) acceptor.getEndpoints().iterator().next().getLocalAddress();
    }

    @Override
    public void close() {
        acceptor.stop(true);
    }

    /**
     * The engine's acceptor with the gateway's dispatch, and ticks between two messages: the engine's own may number a
     * heartbeat, unsent, between a Logon and the answer to it.
     */
    private static final class EchoAcceptor extends AbstractSocketAcceptor {
        private static final int BACKLOG = 4_096;

        private final InlineDispatch dispatch;
        private final Map<SessionID, FixSession> sessions;
        private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

        EchoAcceptor(SessionSettings settings, SessionFactory factory, Map<SessionID, FixSession> sessions)
                throws ConfigError {
            super(settings, factory);
            this.sessions = sessions;
            dispatch = new InlineDispatch(this, sessions);
        }

        @Override
        protected void startSessionTimer() {
            timer.scheduleAtFixedRate(() -> getManagedSessions().forEach(this::tick), 1, 1, TimeUnit.SECONDS);
        }

        @Override
        protected void stopSessionTimer() {
            timer.shutdownNow();
        }

        private void tick(Session engine) {
            sessions.get(engine.getSessionID()).operate(controls -> {
                try {
                    engine.next();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        @Override
        public void start() throws ConfigError {
            startAcceptingConnections();
            getEndpoints().forEach(EchoAcceptor::widen);
        }

        /** The engine leaves MINA's backlog, and a full one makes whoever connects wait for a second, bad or good. */
        private static void widen(IoAcceptor endpoint) {
            SocketAddress address = endpoint.getLocalAddress();
            endpoint.unbind();
            ((NioSocketAcceptor) endpoint).setBacklog(BACKLOG);
            try {
                endpoint.bind(address);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {
            stop(true);
        }

        @Override
        public void stop(boolean forceDisconnect) {
            List<Session> managed = getManagedSessions();
            stopAcceptingConnections();
            logoutAllSessions(forceDisconnect);
            stopSessionTimer();
            for (Session each : managed) {
                try {
                    each.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            clearConnectorSessions();
        }

        @Override
        protected EventHandlingStrategy getEventHandlingStrategy() {
            return dispatch;
        }
    }
}
