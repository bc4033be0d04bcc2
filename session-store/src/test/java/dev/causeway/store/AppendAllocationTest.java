package dev.causeway.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendAllocationTest {
    private static final int RECORDS = 20_000;

    @TempDir
    Path directory;

    @Test
    void shouldAllocateNothingWhenAppendingAndReadingInsideASegment() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        JournalEntry entry = new JournalEntry().payload(new UnsafeBuffer(new byte[100]), 0, 100);
        entry.type = RecordType.FEED_VENUE;
        entry.flags = Entries.WHOLE;
        JournalOptions options = new JournalOptions(directory, 16 << 20, SyncPolicy.NONE, "boot-1", () -> 42);
        try (Journal journal = MappedJournal.open(options);
                JournalReader reader = journal.newReader()) {
            journal.beginStream(Entries.STREAM, 5);
            JournalEntry read = new JournalEntry();
            appendAndRead(journal, reader, entry, read);

            long before = threads.getCurrentThreadAllocatedBytes();
            appendAndRead(journal, reader, entry, read);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;

            assertThat(allocated).isLessThan(RECORDS);
        }
    }

    private static void appendAndRead(Journal journal, JournalReader reader, JournalEntry entry, JournalEntry read) {
        for (int i = 0; i < RECORDS; i++) {
            entry.feedSeq = journal.nextFeedSeq();
            entry.nextExpected = entry.feedSeq + 1;
            journal.append(entry);
            journal.commit();
            reader.read(entry.feedSeq, read);
        }
    }
}
