package dev.causeway.store;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads every record of a journal's files, oldest first, and judges each. Needs no lock: it may look at a journal that is in
 * use. One thread; changes nothing.
 */
public final class JournalScan {
    private final SegmentFiles files;
    private final Visitor visitor;
    private final RawRecord record = new RawRecord();
    private final JournalEntry entry = new JournalEntry();
    private int segments;
    private long records;
    private long ownRecords;

    private JournalScan(Path directory, Visitor visitor) {
        this.files = SegmentFiles.journal(directory);
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
     * @param ownRecords the files' own records: checkpoints, marks of opening and closing
     */
    public record Summary(int segments, long records, long ownRecords) {}

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
        List<Long> numbers = files.numbers();
        for (long number : numbers) {
            segments++;
            MappedFile file = MappedFile.map(files.segment(number), FileChannel.MapMode.READ_ONLY);
            try {
                SegmentHeader.read(file, SegmentHeader.JOURNAL);
                requireEnd(file, scan(file, SegmentHeader.RECORDS_START));
            } finally {
                file.unmap();
            }
        }
        return new Summary(segments, records, ownRecords);
    }

    private int scan(MappedFile file, int from) {
        int position = from;
        while (RecordReader.isValid(file, position, file.bytes())) {
            RecordReader.read(file.buffer(), position, record);
            if (RecordType.of(record.type) == null) {
                ownRecords++;
            } else {
                records++;
                visitor.onRecord(file.path(), position, record.to(entry));
            }
            position = RecordReader.next(file.buffer(), position);
        }
        return position;
    }

    /** A record beyond the end is damage, unless an owner has appended both it and what was missing since. */
    private void requireEnd(MappedFile file, int end) {
        int next = new TailRecovery(file).nextValid(end);
        int at = end;
        while (next > at && RecordReader.isValid(file, at, file.bytes())) {
            at = scan(file, at);
            next = new TailRecovery(file).nextValid(at);
        }
        if (next > at) {
            throw new DamagedStoreException(file.path(), at, "no valid record, but one follows at " + next);
        }
    }
}
