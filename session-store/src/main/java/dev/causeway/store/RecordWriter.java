package dev.causeway.store;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes records as {@link RecordDescriptor} says. The length goes in last, with release order: a process that dies half-way
 * leaves a place that reads as no record.
 */
final class RecordWriter {
    private static final boolean SWAP = ByteOrder.nativeOrder() != LITTLE_ENDIAN;

    private RecordWriter() {}

    /**
     * @param position multiple of 8 with room for the record, all zeros
     * @return the position after the record
     */
    static int write(MappedFile file, int position, RawRecord record) {
        UnsafeBuffer to = file.buffer();
        int length = RecordDescriptor.HEADER_LENGTH + record.length;
        to.putInt(position + RecordDescriptor.CRC_OFFSET, length, LITTLE_ENDIAN);
        to.putByte(position + RecordDescriptor.TYPE_OFFSET, (byte) record.type);
        to.putByte(position + RecordDescriptor.FLAGS_OFFSET, (byte) record.flags);
        to.putShort(position + RecordDescriptor.SESSION_NO_OFFSET, (short) record.sessionNo, LITTLE_ENDIAN);
        to.putInt(position + RecordDescriptor.EPOCH_OFFSET, record.epoch, LITTLE_ENDIAN);
        to.putLong(position + RecordDescriptor.VENUE_SEQ_NO_OFFSET, record.venueSeqNo, LITTLE_ENDIAN);
        to.putLong(position + RecordDescriptor.NEXT_EXPECTED_OFFSET, record.nextExpected, LITTLE_ENDIAN);
        to.putLong(position + RecordDescriptor.SUBJECT_OFFSET, record.subject, LITTLE_ENDIAN);
        to.putLong(position + RecordDescriptor.TIME_OFFSET, record.epochNanos, LITTLE_ENDIAN);
        if (record.length > 0) {
            to.putBytes(position + RecordDescriptor.HEADER_LENGTH, record.buffer, record.offset, record.length);
        }
        int crc = file.crc(position + RecordDescriptor.CRC_OFFSET, position + length);
        to.putInt(position + RecordDescriptor.CRC_OFFSET, crc, LITTLE_ENDIAN);
        to.putIntRelease(position + RecordDescriptor.LENGTH_OFFSET, SWAP ? Integer.reverseBytes(length) : length);
        return position + RecordDescriptor.aligned(length);
    }
}
