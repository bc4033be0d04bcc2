package dev.causeway.mock.sent;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/**
 * The log of everything one session was sent, a line a message, in number order, written before the message is put on the
 * socket. Buffered: flushed when the buffer is full, by {@link #onTimer} at least every 100 ms, and at close. A resumed one is
 * flushed with each line.
 *
 * <p>Any thread; calls are serialized here.
 */
public final class SentLog implements AutoCloseable {
    private static final long FLUSH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int BUFFER_BYTES = 256 * 1024;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final StringBuilder head = new StringBuilder(64);
    private final boolean flushesLines;
    private int used;
    private long flushedAtNanos;
    private long bytes;
    private long lines;

    private SentLog(OutputStream out, boolean flushesLines) {
        this.out = out;
        this.flushesLines = flushesLines;
    }

    /** A log in a file, which is emptied first; its folder is made. */
    public static SentLog create(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new SentLog(Files.newOutputStream(file), false);
        } catch (IOException e) {
            throw new UncheckedIOException("log " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * A log that goes on behind what an earlier process wrote; each line is with the operating system when {@link #write}
     * returns. What is there beyond {@code bytes} is cut.
     */
    static SentLog resume(Path file, long bytes, long lines) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            long present = channel.size();
            if (present < bytes) {
                channel.close();
                throw new IOException(present + " bytes are there, " + bytes + " were written");
            }
            channel.truncate(bytes);
            channel.position(bytes);
            SentLog log = new SentLog(Channels.newOutputStream(channel), true);
            log.bytes = bytes;
            log.lines = lines;
            return log;
        } catch (IOException e) {
            throw new UncheckedIOException("log " + file + " cannot be continued: " + e.getMessage(), e);
        }
    }

    /** A log that only counts. */
    public static SentLog none() {
        return new SentLog(OutputStream.nullOutputStream(), false);
    }

    /** Writes one line. */
    public synchronized void write(int epoch, long seqNo, PartsJson message) {
        head.setLength(0);
        head.append("{\"epoch\":")
                .append(epoch)
                .append(",\"seq\":")
                .append(seqNo)
                .append(',');
        put(head);
        put(message.end());
        putByte('\n');
        lines++;
        if (flushesLines) {
            flush();
        }
    }

    /** Bytes written so far. */
    synchronized long bytes() {
        return bytes;
    }

    /** Lines written so far. */
    public synchronized long lines() {
        return lines;
    }

    /** Flushes when the last time was 100 ms ago. */
    public synchronized void onTimer(long monotonicNanos) {
        if (used > 0 && monotonicNanos - flushedAtNanos >= FLUSH_NANOS) {
            flushedAtNanos = monotonicNanos;
            flush();
        }
    }

    /** Hands everything to the operating system. */
    public synchronized void flush() {
        try {
            out.write(buffer, 0, used);
            used = 0;
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("venue log: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void close() {
        flush();
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("venue log: " + e.getMessage(), e);
        }
    }

    private void put(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            putByte(text.charAt(i));
        }
    }

    private void putByte(char character) {
        if (used == buffer.length) {
            flush();
        }
        buffer[used++] = (byte) character;
        bytes++;
    }
}
