package dev.causeway.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The FIX load through the relay, two other engines and the gateway's own jar, small: what is asserted is correctness, never time. */
class FixSmokeIT {
    private static final long MESSAGES = 5_000;
    private static final long WARM_UP = 1_000;

    @TempDir
    private Path directory;

    @Test
    void shouldAccountForEveryNumberWhenTheRelayCarriesTwoFixSessions() throws IOException {
        int status = execute(new RelayCommand(), "--protocol=fix", "--sessions=2");

        assertThat(status).isZero();
        assertThat(Results.values(directory, "run-01-relay-values.txt"))
                .containsEntry("complete", "true")
                .containsEntry("sentTotal", String.valueOf(MESSAGES + WARM_UP))
                .containsEntry("received", String.valueOf(MESSAGES + WARM_UP))
                .containsEntry("measured", String.valueOf(MESSAGES))
                .containsEntry("skippedNumbers", "2")
                .containsEntry("holes", "0");
    }

    @Test
    void shouldAccountForEveryNumberWhenOneEngineCountsAndTheOthersPublish() throws IOException {
        int status = execute(
                new PeersCommand(),
                "--peers=QUICKFIX,PHILADELPHIA_FEED",
                "--gateway-jar=../gateway-app/target/gateway-app.jar",
                "--work-dir=" + directory.resolve("work"));

        assertThat(status).isZero();
        for (String subject : new String[] {"quickfix", "philadelphia-feed", "gateway-none"}) {
            Map<String, String> values = Results.values(directory, "run-01-" + subject + "-values.txt");
            assertThat(values)
                    .containsEntry("complete", "true")
                    .containsEntry("received", String.valueOf(MESSAGES + WARM_UP))
                    .containsEntry("measured", String.valueOf(MESSAGES));
        }
    }

    private int execute(Object command, String... more) {
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(Stream.concat(
                                Stream.of(
                                        "--rate=10000",
                                        "--messages=" + MESSAGES,
                                        "--seconds=30",
                                        "--runs=1",
                                        "--warm-up=" + WARM_UP,
                                        "--warm-up-rate=5000",
                                        "--pacing=PARK",
                                        "--out=" + directory.resolve("out")),
                                Arrays.stream(more))
                        .toArray(String[]::new));
    }
}
