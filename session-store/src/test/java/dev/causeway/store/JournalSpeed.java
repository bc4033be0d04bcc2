package dev.causeway.store;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Prints how fast records of 100 bytes are appended and how long a journal takes to open and to read. Not a test: it asserts
 * nothing. Arguments: directory, records, segment MiB, NONE or BATCH, records per commit.
 */
final class JournalSpeed {
    private JournalSpeed() {}

    public static void main(String[] args) {
        Path directory = Path.of(args[0]);
        long records = Long.parseLong(args[1]);
        int segmentBytes = Integer.parseInt(args[2]) << 20;
        int batch = Integer.parseInt(args[4]);
        JournalOptions options = JournalOptions.of(directory, System::nanoTime)
                .withSegmentBytes(segmentBytes)
                .withSync(SyncPolicy.valueOf(args[3]));
        append(options, records, batch);
        open(options, records);
    }

    private static void append(JournalOptions options, long records, int batch) {
        JournalEntry entry = new JournalEntry().payload(new UnsafeBuffer(new byte[100]), 0, 100);
        entry.type = RecordType.FEED_VENUE;
        entry.flags = JournalEntry.FIRST | JournalEntry.LAST;
        try (Journal journal = MappedJournal.open(options)) {
            journal.beginStream("G126112101", 1);
            long rest = records;
            while (rest > 0) {
                long round = Math.min(rest, 2_000_000);
                long began = System.nanoTime();
                long cpuBegan = cpuNanos();
                for (long i = 1; i <= round; i++) {
                    entry.feedSeq = journal.nextFeedSeq();
                    entry.venueSeqNo = entry.feedSeq;
                    entry.nextExpected = entry.feedSeq + 1;
                    journal.append(entry);
                    if (i % batch == 0) {
                        journal.commit();
                    }
                }
                journal.commit();
                print("append", round, System.nanoTime() - began, cpuNanos() - cpuBegan);
                rest -= round;
            }
        }
    }

    private static void open(JournalOptions options, long records) {
        long began = System.nanoTime();
        long cpuBegan = cpuNanos();
        try (Journal journal = MappedJournal.open(options)) {
            print("open", journal.recovery().records(), System.nanoTime() - began, cpuNanos() - cpuBegan);
            JournalEntry entry = new JournalEntry();
            try (JournalReader reader = journal.newReader()) {
                began = System.nanoTime();
                cpuBegan = cpuNanos();
                for (long seq = 1; seq <= records; seq++) {
                    if (!reader.read(seq, entry)) {
                        throw new AssertionError("no record " + seq);
                    }
                }
                print("read", records, System.nanoTime() - began, cpuNanos() - cpuBegan);
            }
        }
    }

    /** What this thread itself used: comparable when the machine is shared. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void print(String what, long records, long nanos, long cpuNanos) {
        System.out.printf(
                "%-7s %,12d records: elapsed %,9.1f ms %8.1f ns/record, thread's CPU %8.1f ns/record%n",
                what, records, nanos / 1e6, nanos / (double) records, cpuNanos / (double) records);
    }
}
