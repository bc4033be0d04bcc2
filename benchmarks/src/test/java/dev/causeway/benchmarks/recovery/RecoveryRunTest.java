package dev.causeway.benchmarks.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryRunTest {
    @TempDir
    Path directory;

    @Test
    void shouldReadFewRecordsWhenJournalIsLong() {
        RecoveryRun run = new RecoveryRun(directory.resolve("journal"), 1 << 20, 20_000, 100);

        int segments = run.fill();
        long nanos = run.open();

        assertThat(segments).isEqualTo(3);
        assertThat(nanos).isPositive();
        assertThat(run.recordsRead()).isLessThan(2_000);
    }
}
