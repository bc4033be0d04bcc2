package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.apache.mina.core.filterchain.IoFilter.NextFilter;
import org.apache.mina.core.session.DummySession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import quickfix.ApplicationAdapter;
import quickfix.DefaultSessionFactory;
import quickfix.MemoryStoreFactory;
import quickfix.Responder;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.mina.SessionConnector;

class LateEndTest {
    private static final InetSocketAddress FIRST = new InetSocketAddress("127.0.0.1", 40_001);
    private static final InetSocketAddress SECOND = new InetSocketAddress("127.0.0.1", 40_002);

    private static final NextFilter NEXT = (NextFilter) Proxy.newProxyInstance(
            NextFilter.class.getClassLoader(), new Class<?>[] {NextFilter.class}, (proxy, method, arguments) -> null);

    private final DummySession connection = new DummySession();
    private final LateEnd lateEnd = new LateEnd();
    private Session engine;

    @BeforeEach
    void open() throws Exception {
        FixSessionSettings session = new FixSessionSettings(
                Fixtures.SESSION,
                new FixCounterparty("FIX.4.4", "LATE", "END", null, null),
                List.of("127.0.0.1:0"),
                Duration.ofSeconds(30),
                new FixSessionSettings.Reconnect(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                FixCredentials.NONE,
                FixRules.DEFAULTS,
                List.of());
        SessionSettings settings = EngineSettings.of(List.of(session), Duration.ofSeconds(10));
        SessionID id = EngineSettings.sessionId(session.counterparty());
        settings.setString(id, SessionFactory.SETTING_CONNECTION_TYPE, SessionFactory.ACCEPTOR_CONNECTION_TYPE);
        engine = new DefaultSessionFactory(new ApplicationAdapter(), new MemoryStoreFactory(), null)
                .create(id, settings);
        connection.setRemoteAddress(FIRST);
        connection.setAttribute(SessionConnector.QF_SESSION, engine);
        lateEnd.sessionOpened(NEXT, connection);
    }

    @AfterEach
    void close() throws Exception {
        engine.close();
    }

    @Test
    void shouldPassTheEndOnWhenTheSessionStillHasThisConnection() {
        engine.setResponder(new At(FIRST.toString()));

        lateEnd.sessionClosed(NEXT, connection);

        assertThat(connection.getAttribute(SessionConnector.QF_SESSION)).isSameAs(engine);
    }

    @Test
    void shouldPassTheEndOnWhenTheSessionsConnectionIsClosedAlready() {
        engine.setResponder(new At(null));

        lateEnd.sessionClosed(NEXT, connection);

        assertThat(connection.getAttribute(SessionConnector.QF_SESSION)).isSameAs(engine);
    }

    @Test
    void shouldKeepTheEndFromTheSessionWhenItHasTheNextConnectionOrNone() {
        engine.setResponder(new At(SECOND.toString()));
        lateEnd.sessionClosed(NEXT, connection);
        assertThat(connection.containsAttribute(SessionConnector.QF_SESSION)).isFalse();

        connection.setAttribute(SessionConnector.QF_SESSION, engine);
        engine.setResponder(null);
        lateEnd.sessionClosed(NEXT, connection);

        assertThat(connection.containsAttribute(SessionConnector.QF_SESSION)).isFalse();
    }

    private record At(String address) implements Responder {
        @Override
        public boolean send(String data) {
            return true;
        }

        @Override
        public void disconnect() {
            // nothing is connected
        }

        @Override
        public String getRemoteAddress() {
            return address;
        }
    }
}
