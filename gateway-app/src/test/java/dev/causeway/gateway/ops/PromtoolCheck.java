package dev.causeway.gateway.ops;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Prometheus' own linter, where it is installed. Only what it says of the gateway's metrics counts. */
final class PromtoolCheck {
    private PromtoolCheck() {}

    static boolean installed() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Path.of(directory, "promtool").toFile().canExecute());
    }

    /** Lines about the gateway's own metrics; lines about the framework's are not ours to mend. */
    static List<String> complaints(String scrape) throws IOException {
        Process promtool = new ProcessBuilder("promtool", "check", "metrics")
                .redirectErrorStream(true)
                .start();
        try (OutputStream in = promtool.getOutputStream()) {
            in.write(scrape.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said.lines()
                .filter(line -> line.startsWith("gateway_") || line.contains("error while linting"))
                .toList();
    }
}
