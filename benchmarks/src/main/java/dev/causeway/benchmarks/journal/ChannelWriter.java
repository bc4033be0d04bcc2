package dev.causeway.benchmarks.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A plain file: lengths and payloads gathered in memory, one write a batch, one force where asked. No checksum, no index, no
 * header, no limit of the file: less than a journal must do.
 */
final class ChannelWriter implements RecordWriter {
    private static final int BUFFER_BYTES = 1 << 20;

    private final Path file;
    private final boolean force;
    private final FileChannel channel;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);

    ChannelWriter(Path directory, boolean force) throws IOException {
        this.file = Files.createDirectories(directory).resolve("records");
        this.force = force;
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    @Override
    public void append(UnsafeBuffer payload, long number) throws IOException {
        if (bytes.remaining() < Integer.BYTES + payload.capacity()) {
            write();
        }
        int at = bytes.position();
        buffer.putInt(at, payload.capacity());
        buffer.putBytes(at + Integer.BYTES, payload, 0, payload.capacity());
        bytes.position(at + Integer.BYTES + payload.capacity());
    }

    @Override
    public void commit() throws IOException {
        write();
        if (force) {
            channel.force(false);
        }
    }

    private void write() throws IOException {
        bytes.flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        bytes.clear();
    }

    @Override
    public void close() throws IOException {
        commit();
        channel.close();
    }

    @Override
    public void read(RecordCheck check) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            bytes.clear();
            while (in.read(bytes) >= 0) {
                int end = bytes.position();
                int at = 0;
                while (end - at >= Integer.BYTES && end - at >= Integer.BYTES + buffer.getInt(at)) {
                    check.onRecord(buffer, at + Integer.BYTES, buffer.getInt(at));
                    at += Integer.BYTES + buffer.getInt(at);
                }
                bytes.limit(end).position(at);
                bytes.compact();
            }
        }
    }
}
