package dev.causeway.benchmarks.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatencyWindowsTest {
    @TempDir
    private Path directory;

    @Test
    void shouldKeepStretchesApartWhenLatencyGrows() throws IOException {
        LatencyWindows windows = new LatencyWindows(100, 250, 1_000_000_000L);
        for (int i = 0; i < 250; i++) {
            windows.record(i < 100 ? 10_000 : 50_000, 1_000_000L * i);
        }
        Path file = directory.resolve("windows.csv");

        windows.write(file);

        assertThat(Files.readAllLines(file)).hasSize(3).element(1).asString().startsWith("100,99,10.0,");
        assertThat(Files.readAllLines(file).get(2)).startsWith("200,199,50.0,");
    }
}
