package dev.causeway.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Every writer in its own process with few records: what is asserted is what is read again, never time. */
class JournalSmokeIT {
    @TempDir
    private Path directory;

    @Test
    void shouldReadBackEveryRecordWhenThreeWritersWrite() throws IOException {
        int status = new CommandLine(new JournalCommand())
                .execute(
                        "--runs=1",
                        "--sync=none",
                        "--records=10000",
                        "--warm-up=1000",
                        "--work-dir=" + directory.resolve("work"),
                        "--out=" + directory.resolve("out"));

        assertThat(status).isZero();
        for (String writer : new String[] {"mapped", "channel", "chronicle"}) {
            Map<String, String> values = Results.values(directory, "run-01-" + writer + "-none-values.txt");
            assertThat(values).containsEntry("written", "11000").containsEntry("readBack", "11000");
        }
    }
}
