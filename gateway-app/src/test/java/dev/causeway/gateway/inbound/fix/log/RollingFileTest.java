package dev.causeway.gateway.inbound.fix.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollingFileTest {
    private static final long NOON = 1_790_078_400_000L;
    private static final long DAY = 86_400_000L;

    @TempDir
    Path directory;

    @Test
    void shouldBeginAnotherWhenTheNextLineWouldMakeItTooLarge() throws IOException {
        RollingFile file = new RollingFile(directory, "a", 10, 5);

        file.append(lines("123456789\n"), NOON);
        file.append(lines("2\n"), NOON + 1);

        assertThat(names()).containsExactly("a.20260922-120000001.log", "a.log");
        assertThat(directory.resolve("a.log")).hasContent("2\n");
        assertThat(directory.resolve("a.20260922-120000001.log")).hasContent("123456789\n");
    }

    @Test
    void shouldBeginAnotherWhenTheDayIsAnother() throws IOException {
        RollingFile file = new RollingFile(directory, "a", 1 << 20, 5);

        file.append(lines("monday\n"), NOON);
        file.append(lines("still\n"), NOON + DAY / 2 - 1);
        file.append(lines("tuesday\n"), NOON + DAY / 2);

        assertThat(directory.resolve("a.log")).hasContent("tuesday\n");
        assertThat(directory.resolve("a.20260923-000000000.log")).hasContent("monday\nstill\n");
    }

    @Test
    void shouldKeepTheNewestAndNothingOfOthersWhenThereAreTooMany() throws IOException {
        Files.writeString(directory.resolve("a-b.20200101-000000000.log"), "another session's");
        Files.writeString(directory.resolve("a.notes.log"), "an operator's");
        RollingFile file = new RollingFile(directory, "a", 2, 3);

        for (int i = 0; i < 10; i++) {
            file.append(lines(i + "\n"), NOON + i / 4);
        }

        assertThat(names())
                .containsExactly(
                        "a-b.20200101-000000000.log",
                        "a.20260922-120000006.log",
                        "a.20260922-120000007.log",
                        "a.20260922-120000008.log",
                        "a.log",
                        "a.notes.log");
        assertThat(directory.resolve("a.20260922-120000006.log")).hasContent("6\n");
        assertThat(directory.resolve("a.log")).hasContent("9\n");
    }

    @Test
    void shouldGoOnBehindAWholeLineWhenTheProcessBeforeWasKilledInOne() throws IOException {
        Path log = directory.resolve("a.log");
        Files.writeString(log, "whole\nha");
        Files.setLastModifiedTime(log, FileTime.fromMillis(NOON - 1));

        RollingFile file = new RollingFile(directory, "a", 1 << 20, 5);
        file.append(lines("next\n"), NOON);

        assertThat(log).hasContent("whole\nha\nnext\n");
    }

    @Test
    void shouldRollYesterdaysFileWhenTheProcessBeganToday() throws IOException {
        Path log = directory.resolve("a.log");
        Files.writeString(log, "yesterday\n");
        Files.setLastModifiedTime(log, FileTime.fromMillis(NOON - DAY));

        new RollingFile(directory, "a", 1 << 20, 5).append(lines("today\n"), NOON);

        assertThat(log).hasContent("today\n");
    }

    @Test
    void shouldWriteAgainWhenTheDiskHasRoomAgain() throws IOException {
        Path log = directory.resolve("a.log");
        Files.createSymbolicLink(log, Path.of("/dev/full"));
        RollingFile file = new RollingFile(directory, "a", 1 << 20, 5);
        assertThatThrownBy(() -> file.append(lines("lost\n"), NOON)).isInstanceOf(IOException.class);

        Files.delete(log);
        file.append(lines("kept\n"), NOON);

        assertThat(log).hasContent("kept\n");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static ByteBuffer lines(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
