package dev.causeway.benchmarks.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process's memory once a second, on a thread of its own, until stopped. Read by the command's thread behind that. */
final class MemorySamples {
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final NavigableMap<Long, ProcessStatus> byMillis = new TreeMap<>();
    private final long pid;
    private final Thread thread = new Thread(this::sample, "bench-memory");
    private volatile boolean stopped;

    MemorySamples(long pid) {
        this.pid = pid;
        thread.setDaemon(true);
        thread.start();
    }

    private void sample() {
        while (!stopped) {
            byMillis.put(System.currentTimeMillis(), ProcessStatus.of(pid));
            LockSupport.parkNanos(INTERVAL_NANOS);
        }
    }

    /** Ends the sampling and writes every sample. */
    void stop(Path file) {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
            List<String> lines = new ArrayList<>(List.of("epochMillis,anonymousKib,fileKib,threads"));
            for (Map.Entry<Long, ProcessStatus> sample : byMillis.entrySet()) {
                ProcessStatus status = sample.getValue();
                lines.add(sample.getKey() + "," + status.anonymousKib() + "," + status.fileKib() + ","
                        + status.threads());
            }
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("memory samples cannot be written", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException("interrupted", e);
        }
    }

    /** The last sample at or before a time, or the first of all. */
    ProcessStatus at(long epochMillis) {
        Map.Entry<Long, ProcessStatus> sample = byMillis.floorEntry(epochMillis);
        return (sample == null ? byMillis.firstEntry() : sample).getValue();
    }
}
