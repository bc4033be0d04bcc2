package dev.causeway.gateway.inbound.fix.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One file that is appended to, {@code <name>.log}, and those it was before, {@code <name>.<yyyyMMdd>-<HHmmssSSS>.log}: it is
 * rolled when it has its size and when the day (UTC) is another, and the oldest are deleted. Whole lines only: what a
 * failed write left is cut off. Owner: the writer thread.
 */
final class RollingFile {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path directory;
    private final String name;
    private final long maxBytes;
    private final int maxFiles;
    private final Path current;
    private FileChannel channel;
    private long size;
    private long day;
    private long lastRoll;

    RollingFile(Path directory, String name, long maxBytes, int maxFiles) {
        this.directory = directory;
        this.name = name;
        this.maxBytes = maxBytes;
        this.maxFiles = maxFiles;
        this.current = directory.resolve(name + ".log");
    }

    /**
     * Appends whole lines of one moment.
     *
     * @throws IOException nothing of them is in the file, which is closed and opened again by the next call
     */
    void append(ByteBuffer lines, long epochMillis) throws IOException {
        try {
            open(epochMillis);
            if (size > 0 && (size + lines.remaining() > maxBytes || day(epochMillis) != day)) {
                roll(epochMillis);
            }
            write(lines);
        } catch (IOException e) {
            abandon();
            throw e;
        }
    }

    private void open(long epochMillis) throws IOException {
        if (channel != null) {
            return;
        }
        Files.createDirectories(directory);
        channel =
                FileChannel.open(current, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        size = channel.size();
        day = size == 0
                ? day(epochMillis)
                : day(Files.getLastModifiedTime(current).toMillis());
        endLine();
    }

    /** A process that was killed may have left half a line. */
    private void endLine() throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        if (size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n') {
            write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
    }

    private void write(ByteBuffer lines) throws IOException {
        int count = lines.remaining();
        long at = size;
        while (lines.hasRemaining()) {
            at += channel.write(lines, at);
        }
        size += count;
    }

    private void roll(long epochMillis) throws IOException {
        channel.close();
        channel = null;
        lastRoll = Math.max(epochMillis, lastRoll + 1);
        while (Files.exists(rolled(lastRoll))) {
            lastRoll++;
        }
        Files.move(current, rolled(lastRoll));
        prune();
        open(epochMillis);
    }

    private Path rolled(long epochMillis) {
        return directory.resolve(name + "." + STAMP.format(Instant.ofEpochMilli(epochMillis)) + ".log");
    }

    private void prune() throws IOException {
        Pattern ours = Pattern.compile(Pattern.quote(name) + "\\.\\d{8}-\\d{9}\\.log");
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> rolled = files.filter(
                            file -> ours.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
            for (Path oldest : rolled.subList(0, Math.max(0, rolled.size() - maxFiles))) {
                Files.deleteIfExists(oldest);
            }
        }
    }

    private void abandon() {
        if (channel == null) {
            return;
        }
        try (FileChannel failed = channel) {
            failed.truncate(size);
        } catch (IOException e) {
            // the file is judged anew when it is opened again
        }
        channel = null;
    }

    void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private static long day(long epochMillis) {
        return Math.floorDiv(epochMillis, TimeUnit.DAYS.toMillis(1));
    }
}
