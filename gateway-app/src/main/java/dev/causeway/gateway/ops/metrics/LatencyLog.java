package dev.causeway.gateway.ops.metrics;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Interval histograms in files of the HdrHistogram log format ({@code latency-<epoch millis>.hlog}, values in nanoseconds,
 * one tag a latency), so that whole days and several gateways can be added up exactly. Bounded: a file ends at half of what
 * may be kept, and the newest two of this process stay; files of earlier processes are the operator's. Owner: the timer thread.
 */
public final class LatencyLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LatencyLog.class);
    private static final double NANOS = 1.0;

    private final Path directory;
    private final long maxBytes;
    private final LongSupplier epochMillis;
    private final Deque<File> files = new ArrayDeque<>();
    private PrintStream out;
    private HistogramLogWriter writer;
    private boolean closed;

    /**
     * @param directory made when there is something to write
     * @param maxBytes how much is kept; 0: nothing is written
     */
    public LatencyLog(Path directory, long maxBytes, LongSupplier epochMillis) {
        this.directory = directory;
        this.maxBytes = maxBytes;
        this.epochMillis = epochMillis;
        closed = maxBytes == 0;
    }

    /** One interval; an empty one is left away. Whatever fails ends the log, not the gateway. */
    synchronized void write(String tag, Histogram interval) {
        if (closed || interval.getTotalCount() == 0) {
            return;
        }
        try {
            if (writer == null || files.getLast().length() > maxBytes / 2) {
                begin();
            }
            interval.setTag(tag);
            writer.outputIntervalHistogram(
                    interval.getStartTimeStamp() / 1e3, interval.getEndTimeStamp() / 1e3, interval, NANOS);
            if (out.checkError()) {
                throw new IOException("cannot write " + files.getLast());
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.error("the log of latencies ends: {}", e.toString());
            close();
        }
    }

    private void begin() throws IOException {
        if (out != null) {
            out.close();
        }
        Files.createDirectories(directory);
        long millis = epochMillis.getAsLong();
        File file = directory.resolve("latency-" + millis + ".hlog").toFile();
        files.add(file);
        out = new PrintStream(file, StandardCharsets.US_ASCII);
        writer = new HistogramLogWriter(out);
        writer.outputComment("causeway latencies, nanoseconds");
        writer.outputLogFormatVersion();
        writer.outputStartTime(millis);
        writer.outputLegend();
        if (files.size() > 2) {
            Files.deleteIfExists(files.remove().toPath());
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (out != null) {
            out.close();
        }
    }
}
