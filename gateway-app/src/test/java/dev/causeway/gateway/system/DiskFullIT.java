package dev.causeway.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The data directory on a real small file system that fills up while both venues send: the sessions go down and stay down,
 * health says why, the process does not grow, and when space is there again it goes on by itself, nothing lost or doubled.
 */
class DiskFullIT {
    private static final String MOUNT = "mount -t tmpfs -o size=16m none \"$0\" && exec \"$@\"";
    private static final int COUNT = 6_000;
    private static final int RATE = 500;
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Duration FULL = Duration.ofSeconds(3);
    private static final long GROWTH_KIB = 32 << 10;

    @Test
    void shouldStayDownAndThenGoOnByItselfWhenTheDiskFillsUpAndEmpties(@TempDir Path directory) throws Exception {
        try (Rig rig = new Rig(directory)) {
            List<String> place = place(Files.createDirectories(rig.dataDirectory()));
            assumeTrue(canMount(place), "SKIPPED: no mount namespace of one's own here (unshare -rm)");
            rig.configure("", "64KB");
            JavaProcess venues = rig.startVenues(42, RATE, COUNT);
            JavaProcess listener = rig.startListener();
            JavaProcess gateway =
                    rig.startGatewayIn(place, "-Xms128m", "-Xmx128m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC");
            rig.awaitLoggedOn(gateway);
            rig.awaitFeedBeyond(0, LIMIT);

            Path ballast = Path.of("/proc/" + gateway.pid() + "/root" + rig.dataDirectory() + "/ballast");
            fill(ballast);
            await("sessions to go down").atMost(LIMIT).until(() -> sessionsDown(rig));
            assertThat(rig.get("/actuator/health"))
                    .containsPattern("\"journal\":\\{[^}]*could not be made[^}]*no space");
            long residentKib = residentKib(gateway);
            await("sessions to stay down")
                    .during(FULL)
                    .atMost(FULL.multipliedBy(2))
                    .until(() -> sessionsDown(rig));
            assertThat(residentKib(gateway) - residentKib).as("growth, KiB").isLessThan(GROWTH_KIB);
            assertThat(gateway.text()).contains("journal refuses");

            Files.delete(ballast);
            rig.awaitQuiet(venues, LIMIT);
            assertThat(rig.get("/actuator/sessions")).doesNotContain("\"loggedOn\":false");
            assertThat(rig.get("/actuator/health")).doesNotContain("could not be made");
            assertThat(gateway.terminate(Duration.ofSeconds(20))).isEqualTo(143);
            assertThat(listener.terminate(Duration.ofSeconds(20))).isZero();
            assertThat(rig.compare()).contains("lost 0, doubled 0", "equal");
        }
    }

    /** Runs a command where a directory is a tmpfs of 16 MiB. */
    private static List<String> place(Path data) {
        return List.of("unshare", "-rm", "sh", "-c", MOUNT, data.toString());
    }

    private static boolean canMount(List<String> place) throws InterruptedException {
        List<String> command = new java.util.ArrayList<>(place);
        command.add("true");
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean sessionsDown(Rig rig) throws IOException, InterruptedException {
        return !rig.get("/actuator/sessions").contains("\"loggedOn\":true");
    }

    /** To the last block that there is. */
    private static void fill(Path ballast) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space");
        }
    }

    private static long residentKib(JavaProcess process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
