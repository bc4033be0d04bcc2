package dev.causeway.store;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The first bytes of every segment file, little-endian. Magic, version, header length and CRC keep their places in every
 * version.
 *
 * <table>
 * <caption>Segment header</caption>
 * <tr><th>offset</th><th>type</th><th>field</th></tr>
 * <tr><td>0</td><td>8 ASCII</td><td>magic {@code CAUSEWAY}</td></tr>
 * <tr><td>8</td><td>u16</td><td>format version, 1</td></tr>
 * <tr><td>10</td><td>u16</td><td>kind: 1 journal, 2 outbound log</td></tr>
 * <tr><td>12</td><td>u32</td><td>bytes before the first record, 512</td></tr>
 * <tr><td>16</td><td>u64</td><td>segment number, from 1</td></tr>
 * <tr><td>24</td><td>u32</td><td>bytes of the file</td></tr>
 * <tr><td>28</td><td>u32</td><td>outbound: epoch; journal: session number of the open unit</td></tr>
 * <tr><td>32</td><td>u64</td><td>base: the first feed number (outbound: the next number) when the segment began</td></tr>
 * <tr><td>40</td><td>u64</td><td>number of the first segment of the stream (outbound: of the epoch)</td></tr>
 * <tr><td>48</td><td>u64</td><td>when the stream (outbound: the epoch) began, epoch nanoseconds</td></tr>
 * <tr><td>56</td><td>u64</td><td>feed number of the first record of the unit that was open, 0: none</td></tr>
 * <tr><td>64</td><td>u64</td><td>when the segment was made, epoch nanoseconds</td></tr>
 * <tr><td>72</td><td>10 ASCII</td><td>stream name (outbound: zeros)</td></tr>
 * <tr><td>88</td><td>36 ASCII</td><td>boot id, zero padded</td></tr>
 * <tr><td>252</td><td>u32</td><td>CRC32C of the bytes 0 to 252</td></tr>
 * <tr><td>256</td><td>u64</td><td>synced position: every byte before it was forced; not covered by the CRC</td></tr>
 * <tr><td>264</td><td>u64</td><td>its complement; when it is not, nothing is known to be synced</td></tr>
 * <tr><td>272</td><td>32</td><td>{@link SegmentMarks}</td></tr>
 * </table>
 */
record SegmentHeader(
        int kind,
        long number,
        int bytes,
        int epochOrUnitSession,
        long base,
        long firstNumber,
        long beganNanos,
        long openUnit,
        long createdNanos,
        String streamName,
        String bootId) {
    static final int JOURNAL = 1;
    static final int OUTBOUND = 2;
    static final int RECORDS_START = 512;

    static final int MAGIC_OFFSET = 0;
    static final int VERSION_OFFSET = 8;
    static final int BYTES_OFFSET = 24;
    static final int CRC_OFFSET = 252;
    static final int SYNCED_OFFSET = 256;
    static final int VERSION = 1;
    private static final long MAGIC = 0x59_41_57_45_53_55_41_43L;
    private static final int STREAM_NAME_OFFSET = 72;
    private static final int STREAM_NAME_LENGTH = 10;
    private static final int BOOT_ID_OFFSET = 88;

    /** Writes the header of a new file; nothing of it is synced yet. */
    void write(MappedFile file) {
        MutableDirectBuffer to = file.buffer();
        to.setMemory(0, RECORDS_START, (byte) 0);
        to.putLong(MAGIC_OFFSET, MAGIC, LITTLE_ENDIAN);
        to.putShort(VERSION_OFFSET, (short) VERSION, LITTLE_ENDIAN);
        to.putShort(10, (short) kind, LITTLE_ENDIAN);
        to.putInt(12, RECORDS_START, LITTLE_ENDIAN);
        to.putLong(16, number, LITTLE_ENDIAN);
        to.putInt(BYTES_OFFSET, bytes, LITTLE_ENDIAN);
        to.putInt(28, epochOrUnitSession, LITTLE_ENDIAN);
        to.putLong(32, base, LITTLE_ENDIAN);
        to.putLong(40, firstNumber, LITTLE_ENDIAN);
        to.putLong(48, beganNanos, LITTLE_ENDIAN);
        to.putLong(56, openUnit, LITTLE_ENDIAN);
        to.putLong(64, createdNanos, LITTLE_ENDIAN);
        to.putStringWithoutLengthAscii(STREAM_NAME_OFFSET, streamName);
        to.putStringWithoutLengthAscii(BOOT_ID_OFFSET, bootId);
        to.putInt(CRC_OFFSET, file.crc(0, CRC_OFFSET), LITTLE_ENDIAN);
        writeSynced(to, 0);
    }

    static void writeSynced(MutableDirectBuffer to, long position) {
        to.putLong(SYNCED_OFFSET, position, LITTLE_ENDIAN);
        to.putLong(SYNCED_OFFSET + 8, ~position, LITTLE_ENDIAN);
    }

    /** Bytes known to be on the device, 0 when nothing is known. */
    static int synced(DirectBuffer from) {
        long position = from.getLong(SYNCED_OFFSET, LITTLE_ENDIAN);
        return from.getLong(SYNCED_OFFSET + 8, LITTLE_ENDIAN) == ~position ? (int) position : 0;
    }

    /** Whether the header was never written: a file whose first page did not survive. */
    static boolean isBlank(MappedFile file) {
        for (int i = 0; i < Math.min(file.bytes(), RECORDS_START); i++) {
            if (file.buffer().getByte(i) != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads and judges a header.
     *
     * @throws DamagedStoreException at offset 0: it is not one of ours, or not as it was written
     * @throws StoreException a newer program wrote it
     */
    static SegmentHeader read(MappedFile file, int kind) {
        DirectBuffer from = file.buffer();
        Path path = file.path();
        if (file.bytes() < RECORDS_START) {
            throw new DamagedStoreException(path, 0, "only " + file.bytes() + " bytes, the header alone has 512");
        }
        if (from.getLong(MAGIC_OFFSET, LITTLE_ENDIAN) != MAGIC) {
            throw new DamagedStoreException(path, 0, "wrong magic, not a segment of this program");
        }
        if (from.getInt(CRC_OFFSET, LITTLE_ENDIAN) != file.crc(0, CRC_OFFSET)) {
            throw new DamagedStoreException(path, 0, "checksum of the segment header is wrong");
        }
        int version = from.getShort(VERSION_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
        if (version > VERSION) {
            throw new StoreException(path + " has format version " + version + ", this program reads up to " + VERSION);
        }
        if (from.getShort(10, LITTLE_ENDIAN) != kind) {
            throw new DamagedStoreException(path, 0, "a segment of another kind of store");
        }
        return decode(from);
    }

    private static SegmentHeader decode(DirectBuffer from) {
        return new SegmentHeader(
                from.getShort(10, LITTLE_ENDIAN),
                from.getLong(16, LITTLE_ENDIAN),
                from.getInt(BYTES_OFFSET, LITTLE_ENDIAN),
                from.getInt(28, LITTLE_ENDIAN),
                from.getLong(32, LITTLE_ENDIAN),
                from.getLong(40, LITTLE_ENDIAN),
                from.getLong(48, LITTLE_ENDIAN),
                from.getLong(56, LITTLE_ENDIAN),
                from.getLong(64, LITTLE_ENDIAN),
                ascii(from, STREAM_NAME_OFFSET, STREAM_NAME_LENGTH),
                ascii(from, BOOT_ID_OFFSET, BootId.MAX_LENGTH));
    }

    private static String ascii(DirectBuffer from, int offset, int maxLength) {
        int length = maxLength;
        while (length > 0 && from.getByte(offset + length - 1) == 0) {
            length--;
        }
        return from.getStringWithoutLengthAscii(offset, length);
    }
}
