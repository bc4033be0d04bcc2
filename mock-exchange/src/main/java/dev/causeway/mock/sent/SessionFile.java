package dev.causeway.mock.sent;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a venue has to know of one session after it was killed: a file that is only appended to, each record written before
 * what it tells of is sent. It outlives the process, not the machine: nothing is synced.
 *
 * <p>A record, big-endian: payload's length (4), kind (1), number (8), length of the venue's log as it belongs to this record
 * (8), payload. A torn record at the end never counted and is cut; so is what the log has beyond the last record.
 *
 * <p>Owner: one thread, or the caller's lock.
 */
public final class SessionFile implements AutoCloseable {
    private static final int HEADER_BYTES = 4 + 1 + 8 + 8;
    private static final int MAX_PAYLOAD_BYTES = 1 << 20;
    private static final byte[] NOTHING = {};

    private final Path path;
    private FileChannel channel;
    private ByteBuffer record = ByteBuffer.allocate(4096);
    private SentLog log = SentLog.none();
    private long logBytes;
    private long logLines;

    private SessionFile(Path path) {
        this.path = path;
    }

    /** Takes the records that are there, in order. */
    public interface Records {
        /** One record; the payload is the callee's to keep. */
        void onRecord(byte kind, long number, byte[] payload);
    }

    /** A file that keeps nothing: the venue begins anew with its process. */
    public static SessionFile none() {
        return new SessionFile(null);
    }

    /** The file {@code name.state} of a folder, which is made; {@link #none} for no folder. Nothing is read yet. */
    public static SessionFile in(Path folder, String name) {
        return folder == null ? none() : new SessionFile(folder.resolve(name + ".state"));
    }

    /** Whether it keeps anything. */
    public boolean isDurable() {
        return path != null;
    }

    /** Gives what is there and opens for more. Appending meanwhile does nothing: what is told is there already. */
    public void replay(Records records) {
        if (path == null) {
            return;
        }
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            long end = Files.exists(path) ? read(records) : 0;
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(end);
            channel.position(end);
        } catch (IOException e) {
            throw new UncheckedIOException("state " + path + " cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * The session's log beside these records, after {@link #replay}: continued where the last record ends, or emptied when
     * nothing is kept.
     *
     * @param file null for a log that only counts
     */
    public SentLog openLog(Path file) {
        if (file == null) {
            log = SentLog.none();
        } else {
            log = isDurable() ? SentLog.resume(file, logBytes, logLines) : SentLog.create(file);
        }
        return log;
    }

    /** A record without payload. */
    public void append(byte kind, long number) {
        append(kind, number, NOTHING, NOTHING.length);
    }

    /** A record, with the operating system when this returns. */
    public void append(byte kind, long number, byte[] payload, int length) {
        if (channel == null) {
            return;
        }
        if (record.capacity() < HEADER_BYTES + length) {
            record = ByteBuffer.allocate(HEADER_BYTES + length);
        }
        record.clear();
        record.putInt(length).put(kind).putLong(number).putLong(log.bytes()).put(payload, 0, length);
        record.flip();
        try {
            while (record.hasRemaining()) {
                channel.write(record);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("state " + path + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("state " + path + ": " + e.getMessage(), e);
        }
    }

    /** Where the last whole record ends. */
    private long read(Records records) throws IOException {
        long end = 0;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            while (true) {
                int length = in.readInt();
                if (length < 0 || length > MAX_PAYLOAD_BYTES) {
                    throw new IOException("payload of " + length + " bytes at " + end);
                }
                byte kind = in.readByte();
                long number = in.readLong();
                long logEnd = in.readLong();
                byte[] payload = new byte[length];
                in.readFully(payload);
                records.onRecord(kind, number, payload);
                logLines += logEnd > logBytes ? 1 : 0;
                logBytes = logEnd;
                end += HEADER_BYTES + length;
            }
        } catch (EOFException torn) {
            return end;
        }
    }
}
