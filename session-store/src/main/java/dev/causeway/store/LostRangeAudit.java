package dev.causeway.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * The append-only file {@value #FILE_NAME} beside the segments: one JSON object a line for each range that was declared
 * lost. The damaged bytes themselves go to a file of their own. Both are forced before they return.
 */
final class LostRangeAudit {
    static final String FILE_NAME = "lost-ranges.audit";

    private final Path directory;

    LostRangeAudit(Path directory) {
        this.directory = directory;
    }

    /** Who, why and when (epoch nanoseconds). */
    record Declaration(String by, String reason, long epochNanos) {}

    /** Copies the damaged bytes away. */
    Path save(LostRange range, long segment, MappedFile file) {
        Path to = directory.resolve("lost-%d-%d.bytes".formatted(segment, range.from()));
        byte[] bytes = new byte[(int) range.bytes()];
        file.buffer().getBytes((int) range.from(), bytes);
        write(to, bytes, StandardOpenOption.TRUNCATE_EXISTING);
        return to;
    }

    void record(LostRange range, Path saved, Declaration declaration) {
        String line =
                "{\"at\":\"%s\",\"action\":\"declare-lost\",\"by\":\"%s\",\"reason\":\"%s\",\"file\":\"%s\",\"from\":%d,"
                        .formatted(
                                Instant.ofEpochSecond(0, declaration.epochNanos()),
                                escaped(declaration.by()),
                                escaped(declaration.reason()),
                                escaped(range.file().getFileName().toString()),
                                range.from());
        String rest = "\"to\":%d,\"firstLost\":%d,\"next\":%d,\"saved\":\"%s\"}%n"
                .formatted(
                        range.to(),
                        range.firstLost(),
                        range.next(),
                        escaped(saved.getFileName().toString()));
        write(directory.resolve(FILE_NAME), (line + rest).getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
    }

    private static void write(Path to, byte[] bytes, StandardOpenOption how) {
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new StoreException("cannot write " + to + ": " + e, e);
        }
    }

    /** As the inside of a JSON string. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                escaped.append('\\').append(c);
            } else if (c < 0x20 || c >= 0x7F && c < 0xA0) {
                escaped.append("\\u%04x".formatted((int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
