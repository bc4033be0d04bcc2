package dev.causeway.benchmarks.journal;

import dev.causeway.store.Journal;
import dev.causeway.store.JournalEntry;
import dev.causeway.store.JournalOptions;
import dev.causeway.store.JournalReader;
import dev.causeway.store.MappedJournal;
import dev.causeway.store.RecordType;
import dev.causeway.store.SyncPolicy;
import java.nio.file.Path;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/** Our journal, as the gateway opens it. */
final class MappedWriter implements RecordWriter {
    private static final int SEGMENT_BYTES = 256 << 20;

    private final JournalOptions options;
    private final Journal journal;
    private final JournalEntry entry = new JournalEntry();

    MappedWriter(Path directory, boolean force) {
        options = JournalOptions.of(directory, SystemEpochNanoClock.INSTANCE)
                .withSegmentBytes(SEGMENT_BYTES)
                .withSync(force ? SyncPolicy.BATCH : SyncPolicy.NONE);
        journal = MappedJournal.open(options);
        journal.beginStream("BN26010101", 1);
        entry.type = RecordType.FEED_VENUE;
        entry.flags = JournalEntry.FIRST | JournalEntry.LAST;
        entry.sessionNo = 1;
        entry.epoch = 1;
    }

    @Override
    public void append(UnsafeBuffer payload, long number) {
        entry.feedSeq = number;
        entry.venueSeqNo = number;
        entry.nextExpected = number + 1;
        journal.append(entry.payload(payload, 0, payload.capacity()));
    }

    @Override
    public void commit() {
        journal.commit();
    }

    @Override
    public void close() {
        journal.close();
    }

    @Override
    public void read(RecordCheck check) {
        try (Journal again = MappedJournal.open(options);
                JournalReader reader = again.newReader()) {
            for (long number = 1; reader.read(number, entry); number++) {
                check.onRecord(entry.buffer, entry.offset, entry.length);
            }
        }
    }
}
