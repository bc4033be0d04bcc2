package dev.causeway.store;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** A whole file mapped into memory. Owned by one thread, handed over only with a happens-before edge. */
final class MappedFile {
    private final Path path;
    private final MappedByteBuffer mapped;
    private final UnsafeBuffer buffer;
    private final ByteBuffer crcView;
    private final CRC32C crc = new CRC32C();

    private MappedFile(Path path, MappedByteBuffer mapped) {
        this.path = path;
        this.mapped = mapped;
        this.buffer = new UnsafeBuffer(mapped);
        this.crcView = mapped.duplicate();
    }

    static MappedFile map(Path path, FileChannel.MapMode mode) {
        boolean write = mode == FileChannel.MapMode.READ_WRITE;
        StandardOpenOption[] options = write
                ? new StandardOpenOption[] {StandardOpenOption.READ, StandardOpenOption.WRITE}
                : new StandardOpenOption[] {StandardOpenOption.READ};
        try (FileChannel channel = FileChannel.open(path, options)) {
            return new MappedFile(path, channel.map(mode, 0, channel.size()));
        } catch (IOException e) {
            throw new StoreException("cannot map " + path, e);
        }
    }

    /** The same mapping after the file was renamed. */
    MappedFile renamed(Path newPath) {
        return new MappedFile(newPath, mapped);
    }

    Path path() {
        return path;
    }

    UnsafeBuffer buffer() {
        return buffer;
    }

    int bytes() {
        return buffer.capacity();
    }

    /** CRC32C of the bytes in [from, to). */
    int crc(int from, int to) {
        crc.reset();
        crcView.limit(to).position(from);
        crc.update(crcView);
        return (int) crc.getValue();
    }

    /** CRC32C of a record whose CRC is already in its place: the length is put where the CRC stands. */
    int crcOfRecord(int position, int length) {
        crc.reset();
        crc.update(length);
        crc.update(length >>> 8);
        crc.update(length >>> 16);
        crc.update(length >>> 24);
        crcView.limit(position + length).position(position + RecordDescriptor.TYPE_OFFSET);
        crc.update(crcView);
        return (int) crc.getValue();
    }

    /** Makes each page of [from, to) be written again by the next force, whatever an earlier force did to it. */
    void dirty(int from, int to) {
        for (int i = from & -4096; i < to; i += 4096) {
            buffer.putLong(i, buffer.getLong(i, LITTLE_ENDIAN), LITTLE_ENDIAN);
        }
    }

    /** Waits until [from, to) is on the device. */
    void force(int from, int to) {
        mapped.force(from, to - from);
    }

    /** Gives the mapping back; nothing may touch this object afterwards. */
    void unmap() {
        IoUtil.unmap(mapped);
    }
}
