package dev.causeway.store;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks through every record of a journal's or an outbound log's files, oldest first, and judges each. Needs no lock and
 * changes nothing: it may follow a store that is in use. Owned by one thread.
 */
public final class StoreCursor implements AutoCloseable {
    private final SegmentFiles files;
    private final int kind;
    private final RawRecord record = new RawRecord();
    private MappedFile file;
    private long number;
    private int at;
    private int segmentsEntered;
    private int position;

    private StoreCursor(SegmentFiles files, long afterSegment) {
        this.files = files;
        this.kind = files.kind();
        this.number = afterSegment;
    }

    /**
     * A cursor before the first record of a store.
     *
     * @throws StoreException the directory holds no store
     */
    public static StoreCursor open(Path directory) {
        return openAt(directory, 1);
    }

    /**
     * A cursor before the first record of a segment, or of the one after it where that is missing.
     *
     * @throws StoreException the directory holds no store
     */
    public static StoreCursor openAt(Path directory, long segmentNumber) {
        return new StoreCursor(SegmentFiles.detect(directory), segmentNumber - 1);
    }

    /**
     * The segments of a store, ascending.
     *
     * @throws DamagedStoreException one is missing, or its header is not as it was written
     */
    public static List<StoredSegment> segments(Path directory) {
        SegmentFiles files = SegmentFiles.detect(directory);
        List<StoredSegment> segments = new ArrayList<>();
        for (long number : files.numbers()) {
            MappedFile file = MappedFile.map(files.segment(number), FileChannel.MapMode.READ_ONLY);
            try {
                segments.add(StoredSegment.of(file, SegmentHeader.read(file, files.kind())));
            } finally {
                file.unmap();
            }
        }
        return segments;
    }

    /**
     * Goes to the next record.
     *
     * @return false when there is none yet; it may be tried again
     * @throws DamagedStoreException an older segment has a place that is not as it was written
     */
    public boolean next() {
        do {
            if (file != null && isValid()) {
                at = position;
                RecordReader.read(file.buffer(), at, record);
                position = RecordReader.next(file.buffer(), at);
                return true;
            }
        } while (advance());
        return false;
    }

    /** Goes to the next segment when there is one and this one has ended; true when {@link #next} may find more. */
    private boolean advance() {
        List<Long> numbers = files.numbers();
        int next = 0;
        while (next < numbers.size() && numbers.get(next) <= number) {
            next++;
        }
        if (next == numbers.size()) {
            return false;
        }
        if (file != null) {
            requireEnd();
            if (isValid()) {
                return true;
            }
        }
        enter(numbers.get(next));
        return true;
    }

    private void enter(long segment) {
        close();
        MappedFile mapped = MappedFile.map(files.segment(segment), FileChannel.MapMode.READ_ONLY);
        try {
            SegmentHeader.read(mapped, kind);
        } catch (StoreException e) {
            mapped.unmap();
            throw e;
        }
        file = mapped;
        number = segment;
        segmentsEntered++;
        position = SegmentHeader.RECORDS_START;
    }

    private boolean isValid() {
        return RecordReader.isValid(file, position, file.bytes());
    }

    /**
     * Judges the place where {@link #next} stopped: it is the end, or a torn tail.
     *
     * @throws DamagedStoreException a record follows it, or it was once forced
     */
    public void requireEnd() {
        if (file == null) {
            return;
        }
        try {
            new TailRecovery(file).requireTail(position, false);
        } catch (DamagedStoreException e) {
            // An owner at work may have appended both this record and the one that follows.
            if (!isValid()) {
                throw e;
            }
        }
    }

    /** The record {@link #next} went to, copied. */
    public StoredRecord record() {
        return StoredRecord.of(file, number, at, record);
    }

    /** The name of that record's type, as {@link StoredRecord#type()}. */
    public String type() {
        return RecordDescriptor.name(record.type);
    }

    /** How many segments it has entered. */
    int segmentsEntered() {
        return segmentsEntered;
    }

    RawRecord raw() {
        return record;
    }

    Path path() {
        return file.path();
    }

    /** Where the record stands. */
    int at() {
        return at;
    }

    @Override
    public void close() {
        if (file != null) {
            file.unmap();
            file = null;
        }
    }
}
