package dev.causeway.store;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;

/** Reads and judges records as {@link RecordDescriptor} says. */
final class RecordReader {
    private RecordReader() {}

    /** Whether a whole, unchanged record stands at {@code position}; never reads past {@code limit}. */
    static boolean isValid(MappedFile file, int position, int limit) {
        if (limit - position < RecordDescriptor.HEADER_LENGTH) {
            return false;
        }
        DirectBuffer from = file.buffer();
        int length = RecordDescriptor.length(from, position);
        if (length < RecordDescriptor.HEADER_LENGTH || length > limit - position) {
            return false;
        }
        if (!RecordDescriptor.isType(RecordDescriptor.type(from, position))) {
            return false;
        }
        int crc = from.getInt(position + RecordDescriptor.CRC_OFFSET, LITTLE_ENDIAN);
        return crc == file.crcOfRecord(position, length);
    }

    /** The position after the valid record at {@code position}. */
    static int next(DirectBuffer from, int position) {
        return position + RecordDescriptor.aligned(RecordDescriptor.length(from, position));
    }

    /** Takes the valid record at {@code position}; the payload points into {@code from}. */
    static RawRecord read(DirectBuffer from, int position, RawRecord to) {
        to.type = RecordDescriptor.type(from, position);
        to.flags = from.getByte(position + RecordDescriptor.FLAGS_OFFSET) & 0xFF;
        to.sessionNo = from.getShort(position + RecordDescriptor.SESSION_NO_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
        to.epoch = from.getInt(position + RecordDescriptor.EPOCH_OFFSET, LITTLE_ENDIAN);
        to.venueSeqNo = from.getLong(position + RecordDescriptor.VENUE_SEQ_NO_OFFSET, LITTLE_ENDIAN);
        to.nextExpected = from.getLong(position + RecordDescriptor.NEXT_EXPECTED_OFFSET, LITTLE_ENDIAN);
        to.subject = RecordDescriptor.subject(from, position);
        to.epochNanos = from.getLong(position + RecordDescriptor.TIME_OFFSET, LITTLE_ENDIAN);
        int length = RecordDescriptor.length(from, position) - RecordDescriptor.HEADER_LENGTH;
        return to.payload(from, position + RecordDescriptor.HEADER_LENGTH, length);
    }
}
