package dev.causeway.store.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.store.Journal;
import dev.causeway.store.JournalOptions;
import dev.causeway.store.MappedJournal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar itself, as a process. */
class JournalDumpIT {
    @TempDir
    Path directory;

    @Test
    void shouldRunWhenStartedAsJar() throws IOException, InterruptedException {
        try (Journal journal =
                MappedJournal.open(JournalOptions.of(directory, () -> 42).withSegmentBytes(4096))) {
            journal.beginStream("G126112101", 5);
        }

        Process dump = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("target", "journal-dump.jar").toString(),
                        "verify",
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(dump.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(printed).startsWith("good: segments=1");
        assertThat(dump.exitValue()).isZero();
    }
}
