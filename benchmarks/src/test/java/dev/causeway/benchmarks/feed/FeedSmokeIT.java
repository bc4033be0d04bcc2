package dev.causeway.benchmarks.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Every part with a small count through real sockets: what is asserted is correctness, never time. */
class FeedSmokeIT {
    @TempDir
    private Path directory;

    @Test
    void shouldBeCorrectInEveryPartWhenCountsAreSmall() throws IOException {
        int status = new CommandLine(new FeedCommand())
                .execute(
                        "--runs=1",
                        "--messages=20000",
                        "--gaps=20",
                        "--work-dir=" + directory.resolve("work"),
                        "--out=" + directory.resolve("results"));

        assertThat(status).isZero();
        assertThat(summary())
                .anyMatch(line -> line.startsWith("batch16.publisherDatagramsPerSecond"))
                .anyMatch(line -> line.startsWith("batch1.publisherToRelay"))
                .anyMatch(line -> line.startsWith("receive.receiverMessagesPerSecond"))
                .anyMatch(line -> line.startsWith("gap.gapP99Micros"))
                .anyMatch(line -> line.startsWith("bulk.bulkMegabytesPerSecond"))
                .noneMatch(line -> line.contains("INVALID"));
    }

    private List<String> summary() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return Files.readAllLines(files.filter(path -> path.endsWith("summary.txt"))
                    .findFirst()
                    .orElseThrow());
        }
    }
}
