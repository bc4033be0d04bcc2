package dev.causeway.benchmarks.recovery;

import dev.causeway.store.Journal;
import dev.causeway.store.JournalEntry;
import dev.causeway.store.JournalOptions;
import dev.causeway.store.JournalReader;
import dev.causeway.store.MappedJournal;
import dev.causeway.store.RecordType;
import dev.causeway.store.StoreCursor;
import java.nio.file.Path;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/** One journal: filled once, opened as often as wanted. Owned by the command's thread. */
final class RecoveryRun {
    private static final int SESSIONS = 8;
    private static final int RECORDS_PER_COMMIT = 256;

    private final JournalOptions options;
    private final long records;
    private final int payloadBytes;
    private long recordsRead;

    RecoveryRun(Path directory, int segmentBytes, long records, int payloadBytes) {
        this.options =
                JournalOptions.of(directory, SystemEpochNanoClock.INSTANCE).withSegmentBytes(segmentBytes);
        this.records = records;
        this.payloadBytes = payloadBytes;
    }

    /** @return how many segments it takes */
    int fill() {
        try (Journal journal = MappedJournal.open(options)) {
            journal.beginStream("G126010101", 1);
            JournalEntry entry = new JournalEntry().payload(new UnsafeBuffer(new byte[payloadBytes]), 0, payloadBytes);
            entry.type = RecordType.FEED_VENUE;
            entry.flags = JournalEntry.FIRST | JournalEntry.LAST;
            entry.epoch = 1;
            for (long i = 0; i < records; i++) {
                entry.feedSeq = i + 1;
                entry.sessionNo = (int) (i % SESSIONS) + 1;
                entry.venueSeqNo = i / SESSIONS + 1;
                entry.nextExpected = entry.venueSeqNo + 1;
                journal.append(entry);
                if (i % RECORDS_PER_COMMIT == 0) {
                    journal.commit();
                }
            }
        }
        return StoreCursor.segments(options.directory()).size();
    }

    /**
     * @return nanoseconds until the journal could be appended to
     * @throws IllegalStateException it does not stand where it stood
     */
    long open() {
        long began = System.nanoTime();
        try (Journal journal = MappedJournal.open(options);
                JournalReader reader = journal.newReader()) {
            long nanos = System.nanoTime() - began;
            recordsRead = journal.recovery().records();
            long expected = (records - 1) / SESSIONS + 2;
            int last = (int) ((records - 1) % SESSIONS) + 1;
            boolean whole = journal.nextFeedSeq() == records + 1
                    && journal.state().expected(last) == expected
                    && reader.read(1, new JournalEntry())
                    && reader.read(records, new JournalEntry());
            if (!whole) {
                throw new IllegalStateException("next feed number " + journal.nextFeedSeq() + " after " + records);
            }
            return nanos;
        }
    }

    /** Records that the last opening read. */
    long recordsRead() {
        return recordsRead;
    }
}
