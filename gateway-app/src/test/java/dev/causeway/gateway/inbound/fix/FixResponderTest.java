package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.mina.core.session.DummySession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import quickfix.ApplicationAdapter;
import quickfix.ConfigError;
import quickfix.DefaultSessionFactory;
import quickfix.MemoryStoreFactory;
import quickfix.Session;
import quickfix.SessionSettings;

class FixResponderTest {
    private final DummySession connection = new DummySession();
    private Session engine;
    private FixResponder responder;

    @BeforeEach
    void open() throws ConfigError {
        FixCounterparty counterparty = new FixCounterparty("FIX.4.4", "RESPONDER", "VENUE", null, null);
        FixSessionSettings session = new FixSessionSettings(
                Fixtures.SESSION,
                counterparty,
                List.of("127.0.0.1:1"),
                Duration.ofSeconds(30),
                new FixSessionSettings.Reconnect(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                FixCredentials.NONE,
                FixRules.DEFAULTS,
                List.of());
        SessionSettings settings = EngineSettings.of(List.of(session), Duration.ofSeconds(10));
        engine = new DefaultSessionFactory(new ApplicationAdapter(), new MemoryStoreFactory(), null, null)
                .create(EngineSettings.sessionId(counterparty), settings);
        responder = new FixResponder(engine, connection);
        engine.setResponder(responder);
    }

    @AfterEach
    void close() throws IOException {
        engine.close();
    }

    @Test
    void shouldKnowTheNewestNumberThatWasWrittenForTheFirstTime() {
        responder.send(Fixtures.raw("FIX.4.4", "35=0|34=7|49=A|56=B"));
        responder.send(Fixtures.raw("FIX.4.4", "35=8|34=3|43=Y|49=A|56=B"));
        assertThat(responder.lastWritten()).isEqualTo(7);

        responder.send(Fixtures.raw("FIX.4.4", "35=A|34=1|49=A|56=B|141=Y"));
        assertThat(responder.lastWritten()).isEqualTo(1);
    }

    @Test
    void shouldHaveNoRoomWhileThePeerDoesNotReadAndHaveItAgainWhenItDoes() {
        connection.increaseScheduledWriteBytes((int) FixResponder.ROOM_BYTES);
        assertThat(responder.hasRoom()).isFalse();

        connection.increaseScheduledWriteBytes(-1);
        assertThat(responder.hasRoom()).isTrue();
    }

    @Test
    void shouldCutAPeerThatDoesNotReadAtAll() {
        connection.increaseScheduledWriteBytes((int) FixResponder.SLOW_BYTES + 1);

        boolean sent = responder.send(Fixtures.raw("FIX.4.4", "35=0|34=8|49=A|56=B"));

        assertThat(sent).isFalse();
        assertThat(engine.hasResponder()).isFalse();
        assertThat(connection.isClosing()).isTrue();
        assertThat(responder.lastWritten()).isZero();
    }
}
