package dev.causeway.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job with real processes: both venues, the gateway, a listener. */
class MainJobIT {
    private static final int COUNT = 20_000;
    private static final int RATE = 4_000;

    @Test
    void shouldPutEveryVenueMessageOnTheFeedWhenChannelAIsHalfDropped(@TempDir Path directory) throws Exception {
        try (Rig rig = new Rig(directory)) {
            JavaProcess venues = rig.startVenues(42, RATE, COUNT);
            JavaProcess listener = rig.startListener("--drop-a", "50", "--seed", "7");
            JavaProcess gateway = rig.startGateway();
            rig.awaitLoggedOn(gateway);
            rig.awaitQuiet(venues, Duration.ofSeconds(120));

            assertThat(rig.get("/actuator/health")).contains("\"status\":\"UP\"");
            assertThat(rig.get("/actuator/sessions"))
                    .contains("\"id\":\"simx-fix\"", "\"id\":\"simy-xbp\"", "\"loggedOn\":true")
                    .doesNotContain("\"loggedOn\":false", "demo-secret");
            assertThat(rig.get("/actuator/prometheus"))
                    .contains("gateway_journal_feed_messages_total", "gateway_multicast_packets_total");
            assertThat(gateway.terminate(Duration.ofSeconds(20))).isEqualTo(143);
            assertThat(gateway.text())
                    .containsSubsequence(
                            "stopping: sessions: ",
                            "stopping: pipeline: done in ",
                            "stopping: feed: done in ",
                            "stopping: journal: done in ");
            assertThat(listener.terminate(Duration.ofSeconds(20))).isZero();
            assertThat(rig.compare()).contains("lost 0, doubled 0", "equal");
        }
    }
}
