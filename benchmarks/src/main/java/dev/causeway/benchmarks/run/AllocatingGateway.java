package dev.causeway.benchmarks.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The gateway with a log of its collections, and a count of what its threads allocate while the load lasts. */
record AllocatingGateway(GatewaySubject gateway) implements GatewayVariant {
    /** Threads that a message passes through: ours, and the socket threads of the FIX engine. */
    private static final String ON_THE_WAY = "gw-(xbp|pipeline|fix).*|NioProcessor.*|.*QF.*";

    @Override
    public Running start(Launcher launcher, RunSpec spec, int venuePort, List<String> channels) {
        GatewaySubject logging = gateway.withFlags(List.of(
                "-Xlog:gc*,safepoint:file=" + launcher.file("gc.log").toAbsolutePath() + ":uptime:filecount=0"));
        return new Allocating(logging.start(launcher, spec, venuePort, channels), launcher);
    }

    private static final class Allocating implements Running {
        private final GatewaySubject.RunningGateway running;
        private final Launcher launcher;
        private final Map<String, String> figures = new LinkedHashMap<>();
        private JvmProbe probe;
        private Map<String, Long> bytesBefore;
        private long collectionsBefore;

        Allocating(GatewaySubject.RunningGateway running, Launcher launcher) {
            this.running = running;
            this.launcher = launcher;
        }

        @Override
        public void awaitReady() {
            running.awaitReady();
            probe = new JvmProbe(running.process().pid());
            probe.allocatedBytes();
        }

        @Override
        public void onLoad() {
            collectionsBefore = probe.collections();
            bytesBefore = probe.allocatedBytes();
        }

        @Override
        public void onReceived() {
            Map<String, Long> more = new TreeMap<>(probe.allocatedBytes());
            more.replaceAll((thread, bytes) -> bytes - bytesBefore.getOrDefault(thread, 0L));
            long onTheWay = more.entrySet().stream()
                    .filter(thread -> thread.getKey().matches(ON_THE_WAY))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            figures.put("collections", String.valueOf(probe.collections() - collectionsBefore));
            figures.put("allocatedOnTheWay", String.valueOf(onTheWay));
            figures.put(
                    "allocatedInAll",
                    String.valueOf(
                            more.values().stream().mapToLong(Long::longValue).sum()));
            write(more);
        }

        private void write(Map<String, Long> more) {
            try {
                Files.write(
                        launcher.file("allocated.txt"),
                        more.entrySet().stream()
                                .map(thread -> "%,16d bytes  %s".formatted(thread.getValue(), thread.getKey()))
                                .collect(Collectors.toList()));
            } catch (IOException e) {
                throw new UncheckedIOException("allocations cannot be written", e);
            }
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
            if (probe != null) {
                probe.close();
            }
            running.close();
        }
    }
}
