package dev.causeway.gateway.ops;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/** Reads the gateway's logs of latencies as any tool would. */
final class LatencyLogs {
    private LatencyLogs() {}

    /** How many values of one latency all files of a directory hold. */
    static long count(Path directory, String tag) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<File> logs = files.filter(file -> file.toString().endsWith(".hlog"))
                    .map(Path::toFile)
                    .toList();
            long count = 0;
            for (File log : logs) {
                count += count(log, tag);
            }
            return count;
        }
    }

    private static long count(File log, String tag) throws FileNotFoundException {
        long count = 0;
        try (HistogramLogReader reader = new HistogramLogReader(log)) {
            EncodableHistogram next;
            while ((next = reader.nextIntervalHistogram()) != null) {
                if (tag.equals(next.getTag())) {
                    count += ((Histogram) next).getTotalCount();
                }
            }
        }
        return count;
    }
}
