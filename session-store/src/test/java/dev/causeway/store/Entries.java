package dev.causeway.store;

import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;

/** Builds journal entries for tests. */
final class Entries {
    static final int WHOLE = JournalEntry.FIRST | JournalEntry.LAST;
    static final String STREAM = "G126112101";

    private Entries() {}

    static JournalEntry venue(long feedSeq, int sessionNo, long venueSeqNo, int flags, String payload) {
        JournalEntry entry = base(RecordType.FEED_VENUE, sessionNo, payload);
        entry.feedSeq = feedSeq;
        entry.venueSeqNo = venueSeqNo;
        entry.flags = flags;
        entry.epoch = 1;
        entry.nextExpected = (flags & JournalEntry.LAST) != 0 ? venueSeqNo + 1 : 0;
        return entry;
    }

    static JournalEntry notice(long feedSeq, int sessionNo, String payload) {
        JournalEntry entry = base(RecordType.FEED_NOTICE, sessionNo, payload);
        entry.feedSeq = feedSeq;
        return entry;
    }

    static JournalEntry advance(int sessionNo, long nextExpected) {
        JournalEntry entry = base(RecordType.ADVANCE, sessionNo, "");
        entry.nextExpected = nextExpected;
        return entry;
    }

    static JournalEntry epoch(int sessionNo, int epoch, long venueEpoch, long nextExpected) {
        JournalEntry entry = base(RecordType.EPOCH, sessionNo, "");
        entry.epoch = epoch;
        entry.venueEpoch = venueEpoch;
        entry.nextExpected = nextExpected;
        return entry;
    }

    static JournalEntry definition(int kind, int id, String payload) {
        JournalEntry entry = base(RecordType.DEFINITION, 0, payload);
        entry.key = JournalEntry.key(kind, id);
        return entry;
    }

    private static JournalEntry base(RecordType type, int sessionNo, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.US_ASCII);
        JournalEntry entry = new JournalEntry().payload(new UnsafeBuffer(bytes), 0, bytes.length);
        entry.type = type;
        entry.sessionNo = sessionNo;
        entry.epochNanos = 1_000_000_000L + sessionNo;
        return entry;
    }

    static String text(JournalEntry entry) {
        byte[] bytes = new byte[entry.length];
        entry.buffer.getBytes(entry.offset, bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    static String read(JournalReader reader, long feedSeq) {
        JournalEntry entry = new JournalEntry();
        return reader.read(feedSeq, entry) ? text(entry) : null;
    }
}
