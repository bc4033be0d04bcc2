package dev.causeway.gateway.ops.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The journal's directory as the file system shows it. Any thread.
 *
 * @param directory where the segments are
 */
public record JournalFiles(Path directory) {
    private static final String SEGMENT = ".seg";

    /** @return bytes free on the file system, -1 when it cannot be asked */
    public long diskFreeBytes() {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException e) {
            return -1;
        }
    }

    /** Segment files there are. */
    public int segments() {
        return files().size();
    }

    long segmentBytes() {
        return files().stream().mapToLong(file -> file.toFile().length()).sum();
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(SEGMENT)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }
}
