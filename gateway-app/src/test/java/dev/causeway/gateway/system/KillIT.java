package dev.causeway.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.mock.MockVenues;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The promise: whatever dies, every application message a venue sent is on the feed exactly once, in order. The gateway is
 * killed at random moments, in recovery as well as in full flow, while both venues go on sending until the last kill. A kill in
 * flow comes a random while after this life's first message reached the listener, however long a loaded machine takes to get
 * there.
 */
class KillIT {
    private static final int KILLS = Integer.getInteger("causeway.kills", 20);
    private static final int RATE = 5_000;
    private static final long MAX_FLOW_MILLIS = 3_500;
    private static final long MAX_START_MILLIS = 4_000;
    private static final Duration FLOW_LIMIT = Duration.ofMinutes(4);
    private static final Duration QUIET_LIMIT = Duration.ofMinutes(4);

    @Test
    void shouldLoseAndDoubleNothingWhenKilledAgainAndAgain(@TempDir Path directory) throws Exception {
        long seed = Long.getLong("causeway.seed", System.nanoTime());
        System.out.println("KillIT seed " + seed + " (repeat with -Dcauseway.seed=" + seed + ")");
        Random random = new Random(seed);
        int killsInFlow = 0;
        try (Rig rig = new Rig(directory)) {
            try (MockVenues venues = rig.startPausableVenues(seed, RATE)) {
                JavaProcess listener = rig.startListener("--gap-timeout", "120s");
                for (int kill = 1; kill <= KILLS; kill++) {
                    killsInFlow += killOne(rig, kill % 4 != 0, random) ? 1 : 0;
                }
                JavaProcess last = rig.startGateway();
                rig.awaitLogons(last, 1);
                venues.fix().pause();
                venues.xbp().pause();
                rig.awaitQuietFeed(QUIET_LIMIT);
                last.terminate(Duration.ofSeconds(20));
                assertThat(listener.terminate(Duration.ofSeconds(20))).isZero();
            }
            String said = rig.compare();
            System.out.println("KillIT after " + KILLS + " kills, " + killsInFlow + " of them in flow: " + said);
            assertThat(said).contains("lost 0, doubled 0", "equal");
            assertThat(killsInFlow).as("kills of gateways that had published").isGreaterThanOrEqualTo(KILLS / 2);
        }
    }

    /** One life of a gateway; whether it had published when it was killed. */
    private static boolean killOne(Rig rig, boolean inFlow, Random random) throws Exception {
        long feedBytesBefore = rig.feedBytes();
        JavaProcess gateway = rig.startGateway();
        if (inFlow) {
            rig.awaitFeedBeyond(feedBytesBefore, FLOW_LIMIT);
            TimeUnit.MILLISECONDS.sleep(random.nextLong(MAX_FLOW_MILLIS));
        } else {
            TimeUnit.MILLISECONDS.sleep(random.nextLong(MAX_START_MILLIS));
        }
        assertThat(gateway.alive())
                .as("gateway before its kill:%n%s", gateway.text())
                .isTrue();
        gateway.kill();
        return rig.feedBytes() > feedBytesBefore;
    }
}
