package dev.causeway.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causeway.benchmarks.fix.SessionMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import quickfix.Message;

class FixLoadSessionTest {
    private static final long NOW = 1_795_283_999_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private final FixLoadSession session = new FixLoadSession(0, 7);

    @Test
    void shouldAnswerInTheNamesProposedWhenLoggedOn() throws Exception {
        receive(logon());

        Message answer = onlyMessage();
        assertThat(answer.getHeader().getString(35)).isEqualTo("A");
        assertThat(answer.getHeader().getString(49)).isEqualTo("LOAD");
        assertThat(answer.getHeader().getString(56)).isEqualTo("BENCH1");
        assertThat(answer.getHeader().getInt(34)).isEqualTo(1);
        assertThat(answer.getInt(108)).isEqualTo(60);
        assertThat(session.loggedOn()).isTrue();
        assertThat(session.adminNumbers()).isEqualTo(1);
    }

    @Test
    void shouldNumberOnwardsWhenMessagesAndAnswersMix() throws Exception {
        receive(logon());
        session.appendMessage(NOW);
        receive(new SessionMessage('1', "BENCH1", "LOAD", 2, NOW).field(112, "X"));
        session.appendMessage(NOW);

        List<Message> messages = messages();
        assertThat(messages)
                .extracting(message -> message.getHeader().getInt(34))
                .containsExactly(1, 2, 3, 4);
        assertThat(messages.get(2).getString(112)).isEqualTo("X");
        assertThat(session.appended()).isEqualTo(2);
        assertThat(session.skippedNumbers()).isEqualTo(2);
    }

    @Test
    void shouldFillTheGapAndCountWhenAskedToResend() throws Exception {
        receive(logon());
        session.appendMessage(NOW);
        receive(new SessionMessage('2', "BENCH1", "LOAD", 2, NOW).field(7, 2).field(16, 0));

        Message fill = messages().get(2);
        assertThat(fill.getHeader().getString(35)).isEqualTo("4");
        assertThat(fill.getHeader().getInt(34)).isEqualTo(2);
        assertThat(fill.getInt(36)).isEqualTo(4);
        assertThat(session.resendRequests()).isEqualTo(1);
    }

    @Test
    void shouldSendAHeartbeatWhenSilentForTheInterval() throws Exception {
        receive(logon());
        session.pending().clear();

        session.onTimer(NOW + 60 * SECOND - 1);
        assertThat(session.pending().position()).isZero();

        session.onTimer(NOW + 60 * SECOND);
        assertThat(onlyMessage().getHeader().getString(35)).isEqualTo("0");
    }

    @Test
    void shouldEndWhenThePeerLogsOut() throws Exception {
        receive(logon());
        session.pending().clear();

        receive(new SessionMessage('5', "BENCH1", "LOAD", 2, NOW));

        assertThat(onlyMessage().getHeader().getString(35)).isEqualTo("5");
        assertThat(session.loggedOut()).isTrue();
    }

    @Test
    void shouldRefuseWhenTheFirstMessageIsNoLogon() {
        SessionMessage heartbeat = new SessionMessage('0', "BENCH1", "LOAD", 1, NOW);

        assertThatThrownBy(() -> receive(heartbeat))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a Logon");
    }

    @Test
    void shouldAnswerOnceWhenTheMessageComesInPieces() throws Exception {
        UnsafeBuffer bytes = new UnsafeBuffer(new byte[256]);
        int length = logon().write(bytes, 0);

        for (int i = 0; i < length; i++) {
            assertThat(session.loggedOn()).isFalse();
            session.writable().put(bytes.getByte(i));
            session.written(NOW);
        }

        assertThat(session.loggedOn()).isTrue();
        assertThat(messages()).hasSize(1);
    }

    private static SessionMessage logon() {
        return new SessionMessage('A', "BENCH1", "LOAD", 1, NOW).field(98, 0).field(108, 60);
    }

    private void receive(SessionMessage message) throws IOException {
        UnsafeBuffer bytes = new UnsafeBuffer(new byte[256]);
        int length = message.write(bytes, 0);
        session.writable().put(bytes.byteArray(), 0, length);
        session.written(NOW);
    }

    private Message onlyMessage() throws Exception {
        List<Message> messages = messages();
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }

    /** Parsed by the engine, BodyLength and CheckSum with them. */
    private List<Message> messages() throws Exception {
        UnsafeBuffer out = new UnsafeBuffer(session.pending());
        String text = out.getStringWithoutLengthAscii(0, session.pending().position());
        List<Message> messages = new ArrayList<>();
        for (String each : text.split("(?=8=FIX\\.4\\.4\u0001)")) {
            messages.add(new Message(each, true));
        }
        return messages;
    }
}
