package dev.causeway.benchmarks.journal;

import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.SyncMode;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import org.agrona.concurrent.UnsafeBuffer;

/** Chronicle Queue with its defaults; by its default mode {@code sync()} would force nothing. */
final class ChronicleWriter implements RecordWriter {
    private final Path directory;
    private final boolean force;
    private final ChronicleQueue queue;
    private final ExcerptAppender appender;
    private final Bytes<?> bytes;
    private final int payloadBytes;

    ChronicleWriter(Path directory, boolean force, int payloadBytes) {
        this.directory = directory;
        this.force = force;
        this.payloadBytes = payloadBytes;
        this.queue = ChronicleQueue.singleBuilder(directory)
                .syncMode(force ? SyncMode.SYNC : SyncMode.NONE)
                .build();
        this.appender = queue.createAppender();
        this.bytes = Bytes.allocateElasticDirect(payloadBytes);
    }

    @Override
    public void append(UnsafeBuffer payload, long number) {
        bytes.clear();
        bytes.write(payload.byteArray());
        appender.writeBytes(bytes);
    }

    @Override
    public void commit() {
        if (force) {
            appender.sync();
        }
    }

    @Override
    public void close() {
        bytes.releaseLast();
        queue.close();
    }

    @Override
    public void read(RecordCheck check) {
        byte[] record = new byte[payloadBytes];
        UnsafeBuffer buffer = new UnsafeBuffer(record);
        Bytes<?> in = Bytes.allocateElasticDirect(payloadBytes);
        try (ChronicleQueue again = ChronicleQueue.single(directory.toString());
                ExcerptTailer tailer = again.createTailer()) {
            while (tailer.readBytes(in.clear())) {
                int length = in.read(record);
                check.onRecord(buffer, 0, length);
            }
        } finally {
            in.releaseLast();
        }
    }
}
