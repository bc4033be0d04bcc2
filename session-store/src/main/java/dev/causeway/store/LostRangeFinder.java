package dev.causeway.store;

import java.nio.channels.FileChannel;

/** Finds out how far damage in a segment reaches and which numbers it may have taken. One use per object. */
final class LostRangeFinder {
    private final SegmentFiles files;
    private final MappedFile file;
    private final long segment;
    private final RawRecord record = new RawRecord();

    LostRangeFinder(SegmentFiles files, MappedFile file, long segment) {
        this.files = files;
        this.file = file;
        this.segment = segment;
    }

    /**
     * The range from a damaged place to the next valid record, or to the end of what was written.
     *
     * @throws StoreException it hides the state that the newest segment begins with
     */
    LostRange range(int from) {
        boolean newest = files.last() == segment;
        long known = numberBefore(from, newest);
        // No record is shorter than its header: the range holds at least one, and the mark needs the room.
        int to = new TailRecovery(file).nextValid(from + RecordDescriptor.HEADER_LENGTH);
        if (to < 0) {
            to = Math.max(lastWritten(from), SegmentHeader.synced(file.buffer()));
            to = RecordDescriptor.aligned(Math.max(to, from + RecordDescriptor.HEADER_LENGTH));
        }
        if (to > file.bytes()) {
            throw new StoreException(
                    "no room for a mark at the end of " + file.path() + ": bring the file back from a copy");
        }
        long next = numberAfter(to, newest);
        long most = known + (to - from) / RecordDescriptor.HEADER_LENGTH;
        return new LostRange(file.path(), from, to, known, next > 0 ? next : most);
    }

    /** The number that would have come next where the damage begins. */
    private long numberBefore(int end, boolean newest) {
        long next = SegmentHeader.read(file, files.kind()).base();
        boolean checkpointComplete = files.kind() == SegmentHeader.OUTBOUND;
        int position = SegmentHeader.RECORDS_START;
        while (position < end) {
            RecordReader.read(file.buffer(), position, record);
            checkpointComplete |= record.type == RecordDescriptor.CHECKPOINT_END;
            next = Math.max(next, following(record, next));
            position = RecordReader.next(file.buffer(), position);
        }
        if (newest && !checkpointComplete) {
            throw new StoreException("the checkpoint that " + file.path()
                    + " begins with is damaged, and with it the sessions' positions: bring the file back from a copy");
        }
        return next;
    }

    private static long following(RawRecord record, long otherwise) {
        RecordType type = RecordType.of(record.type);
        if (type != null && type.onFeed() || record.type == RecordDescriptor.MESSAGE) {
            return record.subject + 1;
        }
        boolean skips = record.type == RecordDescriptor.LOST || record.type == RecordDescriptor.NEXT_SEQ;
        return skips ? record.subject : otherwise;
    }

    /** The first number that anything after the range names, 0 when nothing does. */
    private long numberAfter(int from, boolean newest) {
        int position = from;
        while (RecordReader.isValid(file, position, file.bytes())) {
            RecordReader.read(file.buffer(), position, record);
            RecordType type = RecordType.of(record.type);
            if (type != null && type.onFeed() || record.type == RecordDescriptor.MESSAGE) {
                return record.subject;
            }
            position = RecordReader.next(file.buffer(), position);
        }
        return newest ? 0 : baseOfNext();
    }

    private long baseOfNext() {
        MappedFile next = MappedFile.map(files.segment(segment + 1), FileChannel.MapMode.READ_ONLY);
        try {
            SegmentHeader mine = SegmentHeader.read(file, files.kind());
            SegmentHeader header = SegmentHeader.read(next, files.kind());
            return header.firstNumber() == mine.firstNumber() ? header.base() : 0;
        } finally {
            next.unmap();
        }
    }

    private int lastWritten(int from) {
        int last = from;
        for (int at = from; at + Long.BYTES <= file.bytes(); at += Long.BYTES) {
            if (file.buffer().getLong(at) != 0) {
                last = at + Long.BYTES;
            }
        }
        return last;
    }
}
