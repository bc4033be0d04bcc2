package dev.causeway.gateway.inbound.fix.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A venue asks for everything: a hundred megabytes out of a heap of twenty-four. */
@Timeout(180)
class ResendHeapIT {
    private static final int MESSAGES = 100_000;

    @Test
    void shouldSendAHundredThousandMessagesAgainWithinASmallHeap(@TempDir Path directory) throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "-cp",
                        classPath,
                        ResendAll.class.getName(),
                        directory.toString(),
                        Integer.toString(MESSAGES)))
                .redirectErrorStream(true)
                .start();

        String output;
        try {
            output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(output).contains("sent again " + MESSAGES);
        assertThat(process.exitValue()).isZero();
    }
}
