package dev.causeway.gateway.outbound.multicast;

import dev.causeway.protocol.mold.MoldPacketReader;
import dev.causeway.store.Journal;
import dev.causeway.store.JournalEntry;
import dev.causeway.store.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.agrona.concurrent.UnsafeBuffer;

/** Streams of a journal, and packets read back, for tests. A message is its number and a filling. */
final class RecordedFeed {
    static final int MESSAGE_BYTES = 60;

    private RecordedFeed() {}

    /** Begins a stream and commits messages 1 to {@code messages}. */
    static void begin(Journal journal, String name, long messages) {
        journal.beginStream(name, 1);
        append(journal, 1, messages);
    }

    static void append(Journal journal, long first, long last) {
        UnsafeBuffer payload = new UnsafeBuffer(new byte[MESSAGE_BYTES]);
        JournalEntry entry = new JournalEntry();
        entry.type = RecordType.FEED_NOTICE;
        entry.flags = JournalEntry.FIRST | JournalEntry.LAST;
        for (long seq = first; seq <= last; seq++) {
            payload.putLong(0, seq);
            entry.feedSeq = seq;
            journal.append(entry.payload(payload, 0, MESSAGE_BYTES));
        }
        journal.commit();
    }

    /** The numbers a packet carries, each checked against its message. */
    static List<Long> numbers(byte[] packet) {
        MoldPacketReader reader = new MoldPacketReader();
        UnsafeBuffer view = new UnsafeBuffer(packet);
        if (reader.wrap(view, 0, packet.length) != MoldPacketReader.Outcome.OK) {
            throw new AssertionError("no packet, " + packet.length + " bytes");
        }
        List<Long> numbers = new ArrayList<>();
        for (long seq = reader.sequenceNumber(); reader.next(); seq++) {
            if (view.getLong(reader.messageOffset()) != seq) {
                throw new AssertionError("number " + seq + " carries " + view.getLong(reader.messageOffset()));
            }
            numbers.add(seq);
        }
        return numbers;
    }

    static List<Long> range(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
