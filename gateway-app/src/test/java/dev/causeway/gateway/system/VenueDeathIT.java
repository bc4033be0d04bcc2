package dev.causeway.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL of the venues in flow, then of venues and gateway at once. Venues that keep what they numbered go on where they
 * were; nothing of what they say they sent is missing on the feed or there twice.
 */
class VenueDeathIT {
    private static final int RATE = 1_000;
    private static final int COUNT = 12 * RATE;
    private static final Duration LIMIT = Duration.ofMinutes(4);

    @Test
    void shouldLoseAndDoubleNothingWhenVenuesDieAndWhenAllDie(@TempDir Path directory) throws Exception {
        long seed = Long.getLong("causeway.seed", System.nanoTime());
        System.out.println("VenueDeathIT seed " + seed + " (repeat with -Dcauseway.seed=" + seed + ")");
        try (Rig rig = new Rig(directory)) {
            rig.keepVenues();
            JavaProcess venues = rig.startVenues(seed, RATE, COUNT);
            JavaProcess listener = rig.startListener("--gap-timeout", "120s");
            JavaProcess gateway = rig.startGateway();
            rig.awaitLogons(gateway, 1);
            rig.awaitFeedBeyond(rig.feedBytes(), LIMIT);

            venues.kill();
            venues = rig.startVenues(seed, RATE, COUNT);
            rig.awaitLogons(gateway, 2);
            rig.awaitFeedBeyond(rig.feedBytes(), LIMIT);

            venues.kill();
            gateway.kill();
            venues = rig.startVenues(seed, RATE, COUNT);
            gateway = rig.startGateway();
            rig.awaitLogons(gateway, 1);

            rig.awaitQuiet(venues, LIMIT);
            gateway.terminate(LIMIT);
            assertThat(listener.terminate(LIMIT)).isZero();
            assertThat(rig.compare()).contains("lost 0, doubled 0", "equal");
        }
    }
}
