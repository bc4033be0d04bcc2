package dev.causeway.benchmarks.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A subject's directory of one run. */
public final class WorkDirectory {
    private WorkDirectory() {}

    /** Sizes of its files, added up. */
    static long bytes(Path directory) {
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.filter(Files::isRegularFile)
                    .mapToLong(WorkDirectory::size)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("work directory cannot be read: " + directory, e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // gone meanwhile
        }
    }

    /** Removes it with everything in it. */
    public static void remove(Path directory) {
        try (Stream<Path> tree = Files.walk(directory)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("work directory cannot be removed: " + directory, e);
        }
    }
}
