package dev.causeway.gateway.ops;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Prometheus' own linter, where it is installed. */
final class Promtool {
    static final String NOT_CHECKED = "promtool is not installed (Debian package prometheus): not checked";

    private Promtool() {}

    static boolean installed() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Path.of(directory, "promtool").toFile().canExecute());
    }

    /** Lines about the gateway's own metrics; lines about the framework's are not ours to mend. */
    static List<String> complaints(String scrape) throws IOException {
        return call(scrape, "check", "metrics")
                .lines()
                .filter(line -> line.startsWith("gateway_") || line.contains("error while linting"))
                .toList();
    }

    /** What it says when it is called like this. */
    static String run(String... arguments) throws IOException {
        return call("", arguments);
    }

    private static String call(String input, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process promtool = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (OutputStream in = promtool.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
