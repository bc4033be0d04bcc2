package dev.causeway.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The promise: whatever dies, every application message a venue sent is on the feed exactly once, in order. The gateway is
 * killed at random moments, in recovery as well as in full flow, while both venues go on sending.
 */
class KillIT {
    private static final int KILLS = Integer.getInteger("causeway.kills", 20);
    private static final int RATE = 5_000;
    private static final long EARLIEST_MILLIS = 1_500;
    private static final long SPREAD_MILLIS = 4_500;

    @Test
    void shouldLoseAndDoubleNothingWhenKilledAgainAndAgain(@TempDir Path directory) throws Exception {
        long seed = Long.getLong("causeway.seed", System.nanoTime());
        System.out.println("KillIT seed " + seed + " (repeat with -Dcauseway.seed=" + seed + ")");
        Random random = new Random(seed);
        int count = (int) (RATE * KILLS * (EARLIEST_MILLIS + SPREAD_MILLIS / 2) / 1000);
        try (Rig rig = new Rig(directory)) {
            JavaProcess venues = rig.startVenues(seed, RATE, count);
            JavaProcess listener = rig.startListener("--gap-timeout", "120s");
            for (int kill = 1; kill <= KILLS; kill++) {
                JavaProcess gateway = rig.startGateway();
                long lifeMillis = EARLIEST_MILLIS + random.nextLong(SPREAD_MILLIS);
                TimeUnit.MILLISECONDS.sleep(lifeMillis);
                assertThat(gateway.alive())
                        .as("gateway before kill %d:%n%s", kill, gateway.text())
                        .isTrue();
                gateway.kill();
            }
            JavaProcess last = rig.startGateway();
            rig.awaitLoggedOn(last);
            rig.awaitQuiet(venues, Duration.ofSeconds(240));
            last.terminate(Duration.ofSeconds(20));

            assertThat(listener.terminate(Duration.ofSeconds(20))).isZero();
            String said = rig.compare();
            System.out.println("KillIT after " + KILLS + " kills: " + said);
            assertThat(said).contains("lost 0, doubled 0", "equal");
        }
    }
}
