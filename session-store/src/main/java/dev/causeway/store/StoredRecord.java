package dev.causeway.store;

import java.nio.file.Path;

/**
 * One record of any type as a file holds it. A value for tools; layout: {@code doc/JOURNAL.md}.
 *
 * @param file the segment it stands in
 * @param segment that segment's number
 * @param position its first byte in the file
 * @param type name of its type: a {@link RecordType} or one of the files' own
 * @param onFeed whether {@code subject} is a feed number
 * @param flags {@link JournalEntry#FIRST} and {@link JournalEntry#LAST}
 * @param subject feed number, outbound number, the venue's epoch or a definition's key, as the type says
 * @param epochNanos when it was made
 * @param payload a copy of its payload
 */
public record StoredRecord(
        Path file,
        long segment,
        int position,
        String type,
        boolean onFeed,
        int flags,
        int sessionNo,
        int epoch,
        long venueSeqNo,
        long nextExpected,
        long subject,
        long epochNanos,
        byte[] payload) {
    static StoredRecord of(MappedFile file, long segment, int position, RawRecord record) {
        RecordType type = RecordType.of(record.type);
        byte[] payload = new byte[record.length];
        record.buffer.getBytes(record.offset, payload);
        return new StoredRecord(
                file.path(),
                segment,
                position,
                RecordDescriptor.name(record.type),
                type != null && type.onFeed(),
                record.flags,
                record.sessionNo,
                record.epoch,
                record.venueSeqNo,
                record.nextExpected,
                record.subject,
                record.epochNanos,
                payload);
    }

    /** Whether its subject is the number of an outbound message. */
    public boolean isOutbound() {
        return type.equals("MESSAGE") || type.equals("NEXT_SEQ");
    }
}
