package dev.causeway.store;

import org.agrona.DirectBuffer;

/** A record as the file holds it, of any type: a reusable carrier. Owned by the thread that writes or scans. */
final class RawRecord {
    int type;
    int flags;
    int sessionNo;
    int epoch;
    long venueSeqNo;
    long nextExpected;
    long subject;
    long epochNanos;
    DirectBuffer buffer;
    int offset;
    int length;

    RawRecord clear(int newType, long newSubject, long newEpochNanos) {
        type = newType;
        flags = 0;
        sessionNo = 0;
        epoch = 0;
        venueSeqNo = 0;
        nextExpected = 0;
        subject = newSubject;
        epochNanos = newEpochNanos;
        return payload(null, 0, 0);
    }

    RawRecord payload(DirectBuffer newBuffer, int newOffset, int newLength) {
        buffer = newBuffer;
        offset = newOffset;
        length = newLength;
        return this;
    }

    RawRecord from(JournalEntry entry) {
        type = entry.type.code();
        flags = entry.flags;
        sessionNo = entry.sessionNo;
        epoch = entry.epoch;
        venueSeqNo = entry.venueSeqNo;
        nextExpected = entry.nextExpected;
        subject = switch (entry.type) {
            case FEED_VENUE, FEED_NOTICE -> entry.feedSeq;
            case EPOCH -> entry.venueEpoch;
            case DEFINITION -> entry.key;
            case ADVANCE -> 0;
        };
        epochNanos = entry.epochNanos;
        return payload(entry.buffer, entry.offset, entry.length);
    }

    /** Fills an entry; the type must be a {@link RecordType}. */
    JournalEntry to(JournalEntry entry) {
        entry.type = RecordType.of(type);
        entry.flags = flags;
        entry.sessionNo = sessionNo;
        entry.epoch = epoch;
        entry.venueSeqNo = venueSeqNo;
        entry.nextExpected = nextExpected;
        entry.feedSeq = entry.type.onFeed() ? subject : 0;
        entry.venueEpoch = entry.type == RecordType.EPOCH ? subject : 0;
        entry.key = entry.type == RecordType.DEFINITION ? subject : 0;
        entry.epochNanos = epochNanos;
        return entry.payload(buffer, offset, length);
    }
}
