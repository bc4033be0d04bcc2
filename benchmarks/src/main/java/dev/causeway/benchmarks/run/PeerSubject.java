package dev.causeway.benchmarks.run;

import dev.causeway.benchmarks.load.Protocol;
import dev.causeway.benchmarks.receive.Payload;
import dev.causeway.benchmarks.role.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Another engine with one FIX session, as its own process.
 *
 * @param peer which
 * @param workDir takes a directory for what it stores, removed after the run
 * @param channels on how many channels it sends, if it sends
 */
record PeerSubject(Peer peer, Path workDir, int channels) implements Subject {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST_COUNT = Duration.ofSeconds(60);

    @Override
    public String name() {
        return peer.subject();
    }

    @Override
    public Payload payload(Protocol protocol) {
        return peer.publishes() ? Payload.FEED : null;
    }

    @Override
    public String conditions() {
        return String.join(" ", peer.flags());
    }

    @Override
    public RunSpec spec(RunSpec said) {
        return said.withSessions(1);
    }

    @Override
    public Running start(Launcher launcher, RunSpec spec, int venuePort, List<String> groups) {
        try {
            Files.createDirectories(workDir);
            Path directory = Files.createTempDirectory(workDir.toAbsolutePath(), "bench-");
            List<String> arguments = new ArrayList<>(peer.arguments());
            arguments.add("--venue-port=" + venuePort);
            arguments.add("--unmeasured=" + spec.unmeasuredPerSession());
            arguments.add("--work-dir=" + directory);
            groups.subList(0, Math.min(channels, groups.size())).forEach(group -> arguments.add("--channel=" + group));
            return new RunningPeer(launcher.role(peer.role(), peer.flags(), arguments), directory);
        } catch (IOException e) {
            throw new UncheckedIOException("no work directory in " + workDir, e);
        }
    }

    private record RunningPeer(RoleProcess process, Path directory) implements Running {
        @Override
        public void awaitReady() {
            process.await("ready", LONGEST_START);
        }

        @Override
        public Signal counted(Signal expect) {
            process.tell(expect);
            return process.await("result", LONGEST_COUNT);
        }

        /** Shows that an engine which should store did. */
        @Override
        public Map<String, String> figures() {
            return Map.of("storedBytes", String.valueOf(WorkDirectory.bytes(directory)));
        }

        @Override
        public long cpuMillis() {
            return process.cpuMillis();
        }

        @Override
        public void close() {
            process.close();
            WorkDirectory.remove(directory);
        }
    }
}
