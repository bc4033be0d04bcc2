package dev.causeway.store;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Where each feed record of a segment stands: a dense table beside the segment, made again whenever it is missing or wrong,
 * so nothing depends on it but speed. Written by the journal's owner, read by readers through mappings of their own.
 *
 * <table>
 * <caption>Index file</caption>
 * <tr><th>offset</th><th>type</th><th>field</th></tr>
 * <tr><td>0</td><td>8 ASCII</td><td>magic {@code CWAYINDX}</td></tr>
 * <tr><td>8</td><td>u64</td><td>segment number</td></tr>
 * <tr><td>16</td><td>u64</td><td>base: the feed number of the first entry</td></tr>
 * <tr><td>64 + 4 n</td><td>u32</td><td>position of the record with number base + n in the segment, divided by 8; 0: none</td></tr>
 * </table>
 */
final class SegmentIndex {
    private static final long MAGIC = 0x58_44_4E_49_59_41_57_43L;
    private static final int ENTRIES_START = 64;
    private static final int SHIFT = 3;

    private final MappedFile file;
    private final UnsafeBuffer buffer;
    private final long base;
    private final int capacity;

    private SegmentIndex(MappedFile file, UnsafeBuffer buffer, long base) {
        this.file = file;
        this.buffer = buffer;
        this.base = base;
        this.capacity = (buffer.capacity() - ENTRIES_START) / Integer.BYTES;
    }

    /** Bytes of the index file of a segment: one entry per 64 bytes. */
    static int bytes(int segmentBytes) {
        return ENTRIES_START + segmentBytes / 64 * Integer.BYTES;
    }

    /** Makes a file of zeros the index of a new segment. */
    static SegmentIndex begin(MappedFile file, long number, long base) {
        file.buffer().putLong(0, MAGIC, LITTLE_ENDIAN);
        file.buffer().putLong(8, number, LITTLE_ENDIAN);
        file.buffer().putLong(16, base, LITTLE_ENDIAN);
        return new SegmentIndex(file, file.buffer(), base);
    }

    /** Maps an index, or returns null when there is none for this segment. */
    static SegmentIndex open(Path path, SegmentHeader header, FileChannel.MapMode mode) {
        if (!Files.isRegularFile(path)) {
            return null;
        }
        MappedFile file = MappedFile.map(path, mode);
        boolean fits = file.bytes() == bytes(header.bytes())
                && file.buffer().getLong(0, LITTLE_ENDIAN) == MAGIC
                && file.buffer().getLong(8, LITTLE_ENDIAN) == header.number()
                && file.buffer().getLong(16, LITTLE_ENDIAN) == header.base();
        if (!fits) {
            file.unmap();
            return null;
        }
        return new SegmentIndex(file, file.buffer(), header.base());
    }

    /** Builds the index of a segment on the heap from all of its valid records, also those beyond damage. */
    static SegmentIndex build(MappedFile segment, SegmentHeader header) {
        UnsafeBuffer heap = new UnsafeBuffer(new byte[bytes(header.bytes())]);
        heap.putLong(0, MAGIC, LITTLE_ENDIAN);
        heap.putLong(8, header.number(), LITTLE_ENDIAN);
        heap.putLong(16, header.base(), LITTLE_ENDIAN);
        SegmentIndex index = new SegmentIndex(null, heap, header.base());
        TailRecovery records = new TailRecovery(segment);
        int position = records.nextValid(SegmentHeader.RECORDS_START);
        while (position >= 0) {
            RecordType type = RecordType.of(RecordDescriptor.type(segment.buffer(), position));
            long feedSeq = RecordDescriptor.subject(segment.buffer(), position);
            if (type != null && type.onFeed() && index.holds(feedSeq)) {
                index.put(feedSeq, position);
            }
            position = records.nextValid(RecordReader.next(segment.buffer(), position));
        }
        return index;
    }

    /** Writes an index that was built on the heap to a file. */
    void store(Path unfinished, Path path) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(buffer.byteArray());
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        Files.move(unfinished, path, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Takes the valid records in [from, to). What stands for numbers that are not there any more stays: nobody asks for them
     * before they are given again.
     */
    void fill(MappedFile segment, int from, int to) {
        int position = from;
        while (position < to) {
            RecordType type = RecordType.of(RecordDescriptor.type(segment.buffer(), position));
            long feedSeq = RecordDescriptor.subject(segment.buffer(), position);
            if (type != null && type.onFeed() && holds(feedSeq) && position(feedSeq) != position) {
                put(feedSeq, position);
            }
            position = RecordReader.next(segment.buffer(), position);
        }
    }

    boolean holds(long feedSeq) {
        return feedSeq >= base && feedSeq - base < capacity;
    }

    void put(long feedSeq, int position) {
        buffer.putInt(entry(feedSeq), position >>> SHIFT, LITTLE_ENDIAN);
    }

    /** The record's position, 0 when the index does not know. */
    int position(long feedSeq) {
        return holds(feedSeq) ? buffer.getInt(entry(feedSeq), LITTLE_ENDIAN) << SHIFT : 0;
    }

    private int entry(long feedSeq) {
        return ENTRIES_START + (int) (feedSeq - base) * Integer.BYTES;
    }

    void unmap() {
        if (file != null) {
            file.unmap();
        }
    }
}
