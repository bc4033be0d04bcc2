package dev.causeway.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.benchmarks.load.Protocol;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole way through real processes with a small count: what is asserted is correctness, never time. */
class RelaySmokeIT {
    private static final long MESSAGES = 20_000;
    private static final long WARM_UP = 1_000;
    private static final int SESSIONS = 2;

    @TempDir
    private Path out;

    @Test
    void shouldAccountForEveryNumberWhenPackedAndUnpackedRelayCarryASmallLoad() throws IOException {
        int status = new CommandLine(new RelayCommand())
                .execute(
                        "--both",
                        "--rate=20000",
                        "--messages=" + MESSAGES,
                        "--seconds=30",
                        "--runs=1",
                        "--warm-up=" + WARM_UP,
                        "--warm-up-rate=10000",
                        "--sessions=" + SESSIONS,
                        "--pacing=PARK",
                        "--out=" + out);

        assertThat(status).isZero();
        for (String subject : new String[] {"relay", "relay-unpacked"}) {
            Map<String, String> values = Results.values(out, "run-01-" + subject + "-values.txt");
            long sent = MESSAGES + WARM_UP + (long) SESSIONS * Protocol.XBP.definitions();
            assertThat(values)
                    .containsEntry("complete", "true")
                    .containsEntry("sentTotal", String.valueOf(sent))
                    .containsEntry("received", String.valueOf(sent))
                    .containsEntry("measured", String.valueOf(MESSAGES))
                    .containsEntry("contradictions", "0");
        }
        assertThat(datagrams("relay-unpacked")).isGreaterThan(datagrams("relay"));
    }

    private long datagrams(String subject) throws IOException {
        return Long.parseLong(
                Results.values(out, "run-01-" + subject + "-values.txt").get("channel0Datagrams"));
    }
}
