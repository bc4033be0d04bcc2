package dev.causeway.benchmarks.fix;

import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class FixFrameTest {
    private static final long NOW = 1_795_283_999_000_000_001L;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);

    @Test
    void shouldNeedMoreBytesWhenAMessageIsNotWhole() {
        int length = heartbeat();

        for (int end = 0; end < length; end++) {
            assertThat(FixFrame.length(buffer, 0, end)).isEqualTo(FixFrame.INCOMPLETE);
        }

        assertThat(FixFrame.length(buffer, 0, length)).isEqualTo(length);
        assertThat(FixFrame.length(buffer, 0, length + 20)).isEqualTo(length);
    }

    @Test
    void shouldRefuseWhatIsNoFixWhenCut() {
        buffer.putStringWithoutLengthAscii(0, "GET / HTTP/1.1 and so on");

        assertThat(FixFrame.length(buffer, 0, 24)).isEqualTo(FixFrame.VIOLATION);
    }

    @Test
    void shouldFindFieldsWhenTheyAreThere() {
        int length = heartbeat();

        assertThat(FixFrame.text(buffer, FixFrame.find(buffer, 0, length, 112))).isEqualTo("T1");
        assertThat(FixFrame.number(buffer, FixFrame.find(buffer, 0, length, 34)))
                .isEqualTo(42);
        assertThat(FixTimestamp.parse(buffer, FixFrame.find(buffer, 0, length, 52)))
                .isEqualTo(NOW);
        assertThat(FixFrame.find(buffer, 0, length, 60)).isEqualTo(FixFrame.NONE);
    }

    @Test
    void shouldTellApplicationMessagesWhenTypesDiffer() {
        heartbeat();
        assertThat(FixFrame.isApplication(buffer, 0)).isFalse();

        new SessionMessage('A', "A", "B", 1, NOW).write(buffer, 0);
        assertThat(FixFrame.isApplication(buffer, 0)).isFalse();

        new ExecutionReports(0, "LOAD", "BENCH1", 1).write(buffer, 0, 2, NOW);
        assertThat(FixFrame.isApplication(buffer, 0)).isTrue();
    }

    private int heartbeat() {
        return new SessionMessage('0', "LOAD", "BENCH1", 42, NOW)
                .field(112, "T1")
                .write(buffer, 0);
    }
}
