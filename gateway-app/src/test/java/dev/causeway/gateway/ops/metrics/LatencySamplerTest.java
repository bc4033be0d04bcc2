package dev.causeway.gateway.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatencySamplerTest {
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    @TempDir
    private Path directory;

    private final SingleWriterRecorder recorder = new SingleWriterRecorder(1, HOUR_NANOS, 2);
    private long epochMillis = 1_000;

    @Test
    void shouldAddSamplesUpInBuckets() {
        LatencySampler sampler = sampler(0);
        recorder.recordValue(5_000);
        sampler.run();
        recorder.recordValue(150_000);
        recorder.recordValue(2_000_000_000L);
        sampler.run();

        HistogramSnapshot.HistogramDataPointSnapshot found = sampler.collect().stream()
                .filter(HistogramSnapshot.class::isInstance)
                .map(HistogramSnapshot.class::cast)
                .findFirst()
                .orElseThrow()
                .getDataPoints()
                .get(0);

        assertThat(found.getClassicBuckets().stream().mapToLong(bucket -> bucket.getCount()))
                .containsExactly(1L, 0L, 0L, 0L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
        assertThat(found.getCount()).isEqualTo(3);
        assertThat(found.getSum()).isBetween(1.98, 2.02);
    }

    @Test
    void shouldWriteNothingWhenNothingIsToBeKept() {
        recorder.recordValue(5_000);

        sampler(0).run();

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void shouldKeepTheNewestTwoFilesWhenTheLogIsFull() throws IOException {
        LatencySampler sampler = sampler(4_000);
        for (int i = 0; i < 200; i++) {
            recorder.recordValue(5_000 + i);
            epochMillis++;
            sampler.run();
        }

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.mapToLong(file -> file.toFile().length()))
                    .hasSize(2)
                    .allMatch(length -> length < 2_000 + 500);
        }
    }

    private LatencySampler sampler(long maxBytes) {
        return new LatencySampler(
                List.of(new LatencySource("gateway.x", "x", Map.of(), this::interval)),
                new LatencyLog(directory, maxBytes, () -> epochMillis));
    }

    private Histogram interval(Histogram recycled) {
        return recorder.getIntervalHistogram(recycled);
    }
}
