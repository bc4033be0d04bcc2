package dev.causeway.store;

import java.nio.file.Path;

/**
 * Reads every record of a journal's files, oldest first, and judges each. Needs no lock: it may look at a journal that is in
 * use. One thread; changes nothing.
 */
public final class JournalScan {
    private final Path directory;
    private final Visitor visitor;
    private final JournalEntry entry = new JournalEntry();
    private long records;
    private long ownRecords;
    private int lostRanges;

    private JournalScan(Path directory, Visitor visitor) {
        this.directory = directory;
        this.visitor = visitor;
    }

    /** Receives one record; entry and payload are valid only during the call. */
    @FunctionalInterface
    public interface Visitor {
        /** @param offset first byte of the record in {@code file} */
        void onRecord(Path file, long offset, JournalEntry entry);
    }

    /**
     * What a scan found.
     *
     * @param segments segment files
     * @param records records of a {@link RecordType}
     * @param ownRecords the files' own records: checkpoints, marks of opening and closing, lost ranges
     * @param lostRanges damaged ranges that were declared lost
     */
    public record Summary(int segments, long records, long ownRecords, int lostRanges) {}

    /**
     * Reads all files of a journal.
     *
     * @throws DamagedStoreException the first place that is not as it was written; records before it were shown
     * @throws StoreException a file cannot be read, or a newer program wrote it
     */
    public static Summary scan(Path directory, Visitor visitor) {
        return new JournalScan(directory, visitor).run();
    }

    /** Judges all files of a journal, as {@link #scan}. */
    public static Summary verify(Path directory) {
        return scan(directory, (file, offset, entry) -> {});
    }

    private Summary run() {
        try (StoreCursor cursor = StoreCursor.open(directory)) {
            while (cursor.next()) {
                take(cursor);
            }
            cursor.requireEnd();
            return new Summary(cursor.segmentsEntered(), records, ownRecords, lostRanges);
        }
    }

    private void take(StoreCursor cursor) {
        RawRecord record = cursor.raw();
        if (RecordType.of(record.type) != null) {
            records++;
            visitor.onRecord(cursor.path(), cursor.at(), record.to(entry));
            return;
        }
        ownRecords++;
        if (record.type == RecordDescriptor.LOST) {
            lostRanges++;
        }
    }
}
