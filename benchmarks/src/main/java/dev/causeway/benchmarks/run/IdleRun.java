package dev.causeway.benchmarks.run;

import dev.causeway.benchmarks.role.Signal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A gateway whose sessions are up and say nothing but heartbeats. */
final class IdleRun {
    private static final Duration STEP = Duration.ofSeconds(60);
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** All of the heap is in RAM from the beginning: what grows is outside of it. */
    private static final List<String> WHOLE_HEAP = List.of("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch");

    private final Launcher launcher;
    private final RunSpec spec;
    private final GatewaySubject gateway;

    IdleRun(Launcher launcher, RunSpec spec, GatewaySubject gateway) {
        this.launcher = launcher;
        this.spec = spec;
        this.gateway = gateway.withFlags(WHOLE_HEAP);
    }

    /**
     * What it costs.
     *
     * @param heapBytes live heap, right behind a collection
     * @param anonymousKib memory of its own in RAM, the whole heap with it
     * @param threads alive
     * @param cpuMicrosPerSecond processor time a second
     */
    record Cost(long heapBytes, long anonymousKib, long threads, double cpuMicrosPerSecond) {}

    /** @param seconds how long to watch */
    Cost run(long seconds) {
        List<String> channels = List.of("239.192.77.1:" + port(), "239.192.77.2:" + port());
        try (RoleProcess venue = launcher.role("venue-serve", LoadRun.venueArguments(spec))) {
            int venuePort = (int) venue.await("ready", STEP).number("port");
            try (GatewaySubject.RunningGateway running = gateway.start(launcher, spec, venuePort, channels)) {
                running.awaitReady();
                venue.await("loggedOn", STEP);
                LockSupport.parkNanos(SETTLE_NANOS);
                long began = System.nanoTime();
                long cpuBefore = running.cpuMillis();
                waitUntil(began + TimeUnit.SECONDS.toNanos(seconds));
                double elapsedSeconds = (System.nanoTime() - began) / 1e9;
                double cpuMicros = (running.cpuMillis() - cpuBefore) * 1e3 / elapsedSeconds;
                return cost(running.process().pid(), cpuMicros);
            } finally {
                venue.tell(Signal.of("stop"));
            }
        }
    }

    private static Cost cost(long pid, double cpuMicros) {
        ProcessStatus status = ProcessStatus.of(pid);
        try (JvmProbe probe = new JvmProbe(pid)) {
            return new Cost(probe.liveHeapBytes(), status.anonymousKib(), status.threads(), cpuMicros);
        }
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static int port() {
        try {
            return GatewaySubject.freePort();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("no free port", e);
        }
    }
}
