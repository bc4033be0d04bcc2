package dev.causeway.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.mock.MockVenues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three receivers of one feed whose gateway is killed under load again and again: one that gets all, one whose both channels
 * lose, one that comes in the second life, takes what it missed in bulk, and is there at every kill from then on. Their files
 * are the same, byte for byte, and what the venues sent.
 */
class ThreeReceiversIT {
    private static final int KILLS = 3;
    private static final int RATE = 1_500;
    private static final long MAX_FLOW_MILLIS = 1_000;
    private static final Duration LIMIT = Duration.ofMinutes(4);

    @Test
    void shouldEndWithTheSameCompleteSequenceWhenTheGatewayIsKilledUnderLoad(@TempDir Path directory) throws Exception {
        long seed = Long.getLong("causeway.seed", System.nanoTime());
        System.out.println("ThreeReceiversIT seed " + seed + " (repeat with -Dcauseway.seed=" + seed + ")");
        Random random = new Random(seed);
        Path lossy = directory.resolve("lossy.jsonl");
        Path late = directory.resolve("late.jsonl");
        try (Rig rig = new Rig(directory)) {
            try (MockVenues venues = rig.startPausableVenues(seed, RATE)) {
                JavaProcess first = rig.startListener();
                JavaProcess second = rig.startListener(lossy, "--drop-a", "10", "--drop-b", "10");
                JavaProcess third = null;
                for (int kill = 1; kill <= KILLS; kill++) {
                    JavaProcess gateway = startInFlow(rig);
                    if (kill == 2) {
                        third = rig.startListener(late, "--bulk", rig.bulkServer(), "--summary-json");
                        awaitFirstOf(late);
                    }
                    TimeUnit.MILLISECONDS.sleep(random.nextLong(MAX_FLOW_MILLIS));
                    gateway.kill();
                }
                JavaProcess last = startInFlow(rig);
                venues.fix().pause();
                venues.xbp().pause();
                rig.awaitQuietFeed(LIMIT);
                awaitSameLength(rig.feed(), lossy, late);
                last.kill();

                for (JavaProcess listener : List.of(first, second, third)) {
                    assertThat(listener.terminate(LIMIT)).as(listener.text()).isZero();
                }
                assertThat(second.text()).containsPattern("requests [1-9]");
                assertThat(third.text()).containsPattern("\"bulkRequests\":[1-9]");
            }
            assertThat(Files.mismatch(rig.feed(), lossy))
                    .as("first difference of the lossy")
                    .isEqualTo(-1);
            assertThat(Files.mismatch(rig.feed(), late))
                    .as("first difference of the late")
                    .isEqualTo(-1);
            assertComplete(rig.feed());
            assertThat(rig.compare()).contains("lost 0, doubled 0", "equal");
        }
    }

    /** A gateway of which the first listener has new messages. */
    private static JavaProcess startInFlow(Rig rig) throws IOException {
        long bytesBefore = rig.feedBytes();
        JavaProcess gateway = rig.startGateway();
        gateway.awaitOutput("session simy-xbp is up", LIMIT);
        gateway.awaitOutput("session simx-fix is up", LIMIT);
        rig.awaitFeedBeyond(bytesBefore, LIMIT);
        return gateway;
    }

    private static void awaitFirstOf(Path feed) {
        await("the late one to have something").atMost(LIMIT).until(() -> Files.exists(feed) && Files.size(feed) > 0);
    }

    private static void awaitSameLength(Path one, Path... others) {
        await("all to have the same").atMost(LIMIT).until(() -> {
            for (Path other : others) {
                if (Files.size(one) != Files.size(other)) {
                    return false;
                }
            }
            return true;
        });
    }

    private static void assertComplete(Path feed) throws IOException {
        List<String> lines = Files.readAllLines(feed);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i)).startsWith("{\"seq\":" + (i + 1) + ",");
        }
        System.out.println("ThreeReceiversIT: " + lines.size() + " messages in each file after " + KILLS + " kills");
    }
}
