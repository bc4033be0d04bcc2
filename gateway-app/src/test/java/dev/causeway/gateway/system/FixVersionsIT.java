package dev.causeway.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.mock.fix.FixVenue;
import dev.causeway.mock.fix.FixVenueOptions;
import dev.causeway.mock.fix.FixVersion;
import dev.causeway.mock.sim.Instruments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FIX 4.2, 4.4 and FIXT.1.1 with 5.0 SP2 at once: three venues, one gateway, everything on the feed in order. */
class FixVersionsIT {
    private static final int COUNT = 2_000;
    private static final int RATE = 500;
    private static final Duration LIMIT = Duration.ofSeconds(240);

    @Test
    void shouldPutAllOnTheFeedWhenThreeVenuesSpeakThreeVersions(@TempDir Path directory) throws Exception {
        List<String> compared = new ArrayList<>();
        try (Rig rig = new Rig(directory);
                FixVenue fix44 = venue(directory, FixVersion.FIX44, "SIMX");
                FixVenue fix42 = venue(directory, FixVersion.FIX42, "OLDX");
                FixVenue fixt = venue(directory, FixVersion.FIXT11, "NEWX")) {
            rig.useFixVenue(fix44.port());
            rig.addSession(session("oldx-fix", FixVersion.FIX42, "OLDX", fix42.port()));
            rig.addSession(session("newx-fix", FixVersion.FIXT11, "NEWX", fixt.port()));
            JavaProcess listener = rig.startListener();
            JavaProcess gateway = rig.startGateway();
            await().atMost(LIMIT)
                    .until(() -> List.of(fix44, fix42, fixt).stream().allMatch(venue -> venue.sentCount() >= COUNT));
            rig.awaitQuietFeed(LIMIT);

            assertThat(gateway.terminate(Duration.ofSeconds(20))).isEqualTo(143);
            assertThat(listener.terminate(Duration.ofSeconds(20))).isZero();
            for (String id : List.of("simx-fix=SIMX", "oldx-fix=OLDX", "newx-fix=NEWX")) {
                String[] sessionAndVenue = id.split("=");
                compared.add(sessionAndVenue[0] + "="
                        + directory.resolve(sessionAndVenue[1]).resolve("fix-CAUSEWAY.jsonl"));
            }
        }

        try (Rig rig = new Rig(directory)) {
            assertThat(rig.compare(compared)).contains("equal");
        }
    }

    private static FixVenue venue(Path directory, FixVersion version, String name) throws Exception {
        Path logs = Files.createDirectories(directory.resolve(name));
        FixVenueOptions.Traffic traffic =
                new FixVenueOptions.Traffic(name.hashCode(), Instruments.first(3), RATE, COUNT, 16 << 20);
        return new FixVenue(new FixVenueOptions("127.0.0.1", 0, version, name, "CAUSEWAY", traffic, logs, null));
    }

    private static String session(String id, FixVersion version, String venue, int port) {
        return ("{ id: %s, venue: %s, protocol: fix, endpoints: ['127.0.0.1:%d'], heartbeat-interval: 5s,"
                        + " fix: { begin-string: %s, sender-comp-id: CAUSEWAY, target-comp-id: %s, symbols: [AAPL, EUR/USD] } }")
                .formatted(id, venue, port, version.beginString(), venue);
    }
}
