package dev.causeway.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a command left behind. */
final class Results {
    private Results() {}

    /** The {@code key=value} lines of the file with this name, wherever it is. */
    static Map<String, String> values(Path root, String file) throws IOException {
        return lines(root, file).stream()
                .filter(line -> line.contains("="))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /** The lines of the file with this name, wherever it is. */
    static List<String> lines(Path root, String file) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return Files.readAllLines(
                    files.filter(path -> path.endsWith(file)).findFirst().orElseThrow());
        }
    }
}
