package dev.causeway.benchmarks.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Latencies by stretches of so many messages, to see whether they grow. Figures are taken at the end of a stretch into
 * places made beforehand. Owned by the receiver's thread.
 */
final class LatencyWindows {
    private static final String HEADER = "messages,epochMillis,p50Micros,p99Micros,p999Micros,maxMicros";
    private static final double NANOS_PER_MICRO = 1e3;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final int messagesAWindow;
    private final Histogram window;
    private final long[][] figures;
    private int inWindow;
    private int windows;

    /**
     * @param messagesAWindow measured messages of one stretch
     * @param mostMessages bounds the number of stretches
     */
    LatencyWindows(int messagesAWindow, long mostMessages, long longestNanos) {
        this.messagesAWindow = messagesAWindow;
        this.window = new Histogram(longestNanos, 3);
        this.figures = new long[(int) (mostMessages / messagesAWindow) + 1][5];
    }

    /**
     * Takes one latency.
     *
     * @param epochNanos now
     */
    void record(long nanos, long epochNanos) {
        window.recordValue(nanos);
        if (++inWindow == messagesAWindow) {
            long[] row = figures[windows++];
            row[0] = epochNanos / NANOS_PER_MILLI;
            row[1] = window.getValueAtPercentile(50);
            row[2] = window.getValueAtPercentile(99);
            row[3] = window.getValueAtPercentile(99.9);
            row[4] = window.getMaxValue();
            window.reset();
            inWindow = 0;
        }
    }

    /** One line a stretch, comma separated, in the order of the header. */
    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int i = 0; i < windows; i++) {
            long[] row = figures[i];
            lines.add("%d,%d,%.1f,%.1f,%.1f,%.1f"
                    .formatted(
                            (i + 1L) * messagesAWindow,
                            row[0],
                            row[1] / NANOS_PER_MICRO,
                            row[2] / NANOS_PER_MICRO,
                            row[3] / NANOS_PER_MICRO,
                            row[4] / NANOS_PER_MICRO));
        }
        Files.write(file, lines);
    }
}
