package dev.causeway.benchmarks.run;

import dev.causeway.store.JournalOptions;
import dev.causeway.store.MappedJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * The gateway with its memory watched, its latencies by stretches, and a restart on all that it has journaled when the load
 * is over.
 *
 * @param gateway the gateway
 * @param window messages of a stretch
 */
record GrowingGateway(GatewaySubject gateway, int window) implements GatewayVariant {
    private static final int CSV_EPOCH_MILLIS = 1;
    private static final int KIB_PER_MIB = 1024;

    @Override
    public Running start(Launcher launcher, RunSpec spec, int venuePort, List<String> channels) {
        long began = System.nanoTime();
        return new Growing(gateway.start(launcher, spec, venuePort, channels), launcher, began);
    }

    private final class Growing implements Running {
        private final GatewaySubject.RunningGateway running;
        private final Launcher launcher;
        private final long beganNanos;
        private final Map<String, String> figures = new LinkedHashMap<>();
        private MemorySamples memory;
        private boolean received;

        Growing(GatewaySubject.RunningGateway running, Launcher launcher, long beganNanos) {
            this.running = running;
            this.launcher = launcher;
            this.beganNanos = beganNanos;
        }

        @Override
        public void awaitReady() {
            running.awaitReady();
            figures.put("startEmptyMillis", String.valueOf(millisSince(beganNanos)));
            memory = new MemorySamples(running.process().pid());
        }

        @Override
        public void onReceived() {
            memory.stop(launcher.file("memory.csv"));
            received = true;
        }

        @Override
        public Map<String, String> figures() {
            return figures;
        }

        @Override
        public long cpuMillis() {
            return running.cpuMillis();
        }

        @Override
        public void close() {
            running.process().close();
            try {
                if (received) {
                    restart();
                    writeGrowth();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the restart cannot be measured", e);
            } finally {
                WorkDirectory.remove(running.place().directory());
            }
        }

        /** The venue is gone for the restarted one: its connections would be counted as somebody's second ones. */
        private void restart() throws IOException {
            long began = System.nanoTime();
            GatewaySubject.Place place = running.place().withVenue(GatewaySubject.freePort());
            GatewaySubject.RunningGateway again = gateway.launch(launcher, place, "gateway-restarted");
            try {
                again.awaitReady();
                figures.put("restartMillis", String.valueOf(millisSince(began)));
            } finally {
                again.process().close();
            }
            JournalOptions options = JournalOptions.of(place.journal(), SystemEpochNanoClock.INSTANCE);
            long opening = System.nanoTime();
            try (MappedJournal journal = MappedJournal.open(options)) {
                figures.put("journalOpenMillis", String.valueOf(millisSince(opening)));
                figures.put("journaledFeedNumbers", String.valueOf(journal.nextFeedSeq() - 1));
            }
            Files.write(
                    launcher.file("restart.txt"),
                    figures.entrySet().stream()
                            .map(figure -> figure.getKey() + "=" + figure.getValue())
                            .toList());
        }

        private void writeGrowth() throws IOException {
            Path windows = launcher.file("windows.csv");
            if (!Files.exists(windows)) {
                return;
            }
            List<String> lines = Files.readAllLines(windows);
            List<String> rows = lines.stream()
                    .skip(1)
                    .map(line -> {
                        ProcessStatus status = memory.at(Long.parseLong(line.split(",")[CSV_EPOCH_MILLIS]));
                        return line + "," + status.anonymousKib() / KIB_PER_MIB + "," + status.fileKib() / KIB_PER_MIB;
                    })
                    .toList();
            Files.write(launcher.file("growth.csv"), rows);
        }
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
