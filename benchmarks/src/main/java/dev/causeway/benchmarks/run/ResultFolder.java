package dev.causeway.benchmarks.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where the raw results of one command go: {@code environment.txt}, {@code summary.txt}, and for each run its values, its
 * latency distribution and the logs of its processes.
 */
public final class ResultFolder {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Path folder;

    /**
     * @param root holds one folder for each command
     * @throws UncheckedIOException it cannot be made
     */
    public ResultFolder(Path root, String command) {
        String stamp = ZonedDateTime.now(ZoneOffset.UTC).format(STAMP);
        folder = root.resolve(stamp + "-" + command).toAbsolutePath();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("result folder cannot be made: " + folder, e);
        }
    }

    /** The folder of this command. */
    public Path path() {
        return folder;
    }

    /** Writes one file, a line's end added. */
    public void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException("result cannot be written: " + folder.resolve(file), e);
        }
    }

    void write(String tag, RunResult result) {
        Map<String, String> values = result.values();
        write(
                tag + "-values.txt",
                values.entrySet().stream()
                        .map(value -> value.getKey() + "=" + value.getValue())
                        .collect(Collectors.joining(System.lineSeparator())));
    }
}
