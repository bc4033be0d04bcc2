package dev.causeway.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Takes a store's files as a process that dies at this instant would leave them, and looks at them. */
final class Crash {
    private Crash() {}

    /** Copies every file; writes through a mapping are seen, as they are after a kill. */
    static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : list(from)) {
            if (!file.getFileName().toString().contains(".tmp")) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    static List<Path> segments(Path directory) throws IOException {
        return list(directory).stream()
                .filter(path -> path.toString().endsWith(".seg"))
                .toList();
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
