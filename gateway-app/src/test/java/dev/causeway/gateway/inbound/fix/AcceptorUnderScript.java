package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.outbound.ResendPolicy;
import dev.causeway.gateway.inbound.fix.script.Player;
import dev.causeway.gateway.normalize.SessionEventWriter;
import dev.causeway.store.MemoryOutboundLog;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    AcceptorUnderScript(FixCounterparty counterparty, int heartbeatSeconds) throws ConfigError {
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
                id -> new SessionLog(session),
                new DefaultMessageFactory(),
                new DefaultSessionScheduleFactory());
        acceptor = new EchoAcceptor(accepting(settings, session.sessionId()), factory, sessions);
        acceptor.setIoFilterChainBuilder(new SessionFilters(sessions, () -> Fixtures.NOW));
        acceptor.start();
    }

    private static SessionSettings accepting(FixSessionSettings session, SessionID id) {
        SessionSettings settings = EngineSettings.of(List.of(session));
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

    /** The engine's acceptor with the gateway's dispatch. */
    private static final class EchoAcceptor extends AbstractSocketAcceptor {
        private final InlineDispatch dispatch;

        EchoAcceptor(SessionSettings settings, SessionFactory factory, Map<SessionID, FixSession> sessions)
                throws ConfigError {
            super(settings, factory);
            dispatch = new InlineDispatch(this, sessions);
        }

        @Override
        public void start() throws ConfigError {
            startAcceptingConnections();
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
                    throw new java.io.UncheckedIOException(e);
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
