package dev.causeway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real small file system, in a mount namespace of its own, that fills up or becomes read-only, and gets better. */
class DiskFullIT {
    private static final String MOUNT = "mount -t tmpfs -o size=1m none \"$0\" && exec \"$@\"";

    @TempDir
    Path directory;

    @Test
    void shouldRefuseStayConsistentAndHealWhenFileSystemFillsUp() throws Exception {
        Map<String, String> seen = run("full");

        assertThat(seen.get("refusal")).contains("could not be made");
        assertThat(seen.get("impediment")).contains("no space");
        assertConsistent(seen);
    }

    @Test
    void shouldRefuseStayConsistentAndHealWhenFileSystemBecomesReadOnly() throws Exception {
        Map<String, String> seen = run("readonly");

        assertThat(seen.get("impediment")).contains("Read-only file system");
        assertConsistent(seen);
    }

    private static void assertConsistent(Map<String, String> seen) {
        long refused = Long.parseLong(seen.get("refusedAt"));
        assertThat(refused).isGreaterThan(100);
        assertThat(seen.get("journaled")).isEqualTo(Long.toString(refused - 1));
        assertThat(Long.parseLong(seen.get("heapGrowth"))).isLessThan(1 << 20);
        assertThat(Long.parseLong(seen.get("mappedGrowth"))).isLessThanOrEqualTo(0);
        assertThat(seen.get("healedAt")).isEqualTo(Long.toString(refused));
        assertThat(seen.get("next")).isEqualTo(Long.toString(refused + 101));
        assertThat(seen.get("readable")).isEqualTo(Long.toString(refused + 100));
    }

    private Map<String, String> run(String fault) throws IOException, InterruptedException {
        assumeTrue(canMount(), "SKIPPED: no mount namespace of one's own here (unshare -rm)");
        Process process = start(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens",
                "java.base/jdk.internal.misc=ALL-UNNAMED",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                FillingProcess.class.getName(),
                directory.toString(),
                fault);
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        return printed.lines()
                .filter(line -> line.matches("\\w+=.*"))
                .collect(Collectors.toMap(line -> line.split("=", 2)[0], line -> line.split("=", 2)[1]));
    }

    private boolean canMount() throws InterruptedException {
        try {
            return start("true").waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs a command where the directory is a tmpfs of 1 MiB. */
    private Process start(String... command) throws IOException {
        String[] whole = new String[command.length + 6];
        System.arraycopy(new String[] {"unshare", "-rm", "sh", "-c", MOUNT, directory.toString()}, 0, whole, 0, 6);
        System.arraycopy(command, 0, whole, 6, command.length);
        return new ProcessBuilder(whole).redirectErrorStream(true).start();
    }
}
