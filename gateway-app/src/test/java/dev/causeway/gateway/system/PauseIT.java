package dev.causeway.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process stands still for longer than its peers' patience and goes on: SIGSTOP and SIGCONT of the gateway, then of the
 * venues, FIX and XBP. The sessions break and come back; nothing is lost, nothing doubled.
 */
class PauseIT {
    private static final int RATE = 1_000;
    private static final int COUNT = 12 * RATE;
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    /** More than the 2.4 intervals after which the silent one is left. */
    private static final Duration PAUSE = Duration.ofMillis(3_500);

    private static final Duration LIMIT = Duration.ofMinutes(4);

    @Test
    void shouldLoseAndDoubleNothingWhenAProcessStandsStill(@TempDir Path directory) throws Exception {
        long seed = Long.getLong("causeway.seed", System.nanoTime());
        System.out.println("PauseIT seed " + seed + " (repeat with -Dcauseway.seed=" + seed + ")");
        try (Rig rig = new Rig(directory)) {
            rig.heartbeatEvery(HEARTBEAT);
            JavaProcess venues = rig.startVenues(seed, RATE, COUNT);
            JavaProcess listener = rig.startListener("--gap-timeout", "120s");
            JavaProcess gateway = rig.startGateway();
            rig.awaitLogons(gateway, 1);
            rig.awaitFeedBeyond(rig.feedBytes(), LIMIT);

            standStill(gateway);
            rig.awaitLogons(gateway, 2);
            standStill(venues);
            rig.awaitLogons(gateway, 3);

            rig.awaitQuiet(venues, LIMIT);
            gateway.terminate(LIMIT);
            assertThat(listener.terminate(LIMIT)).isZero();
            assertThat(rig.compare()).contains("lost 0, doubled 0", "equal");
        }
    }

    private static void standStill(JavaProcess process) throws Exception {
        process.suspend();
        TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        process.resume();
    }
}
