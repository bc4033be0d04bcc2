package dev.causeway.store;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Decides what the first place that holds no valid record means: the end, a torn tail, or damage. Used by every store.
 *
 * <ul>
 *   <li>Nothing valid after it: the end, or a tail that a dying process left; it may be cut, unless it was forced.
 *   <li>Something valid after it: damage, except where nothing was ever forced and the machine itself went down since, for
 *       then pages reached the device in any order.
 * </ul>
 */
final class TailRecovery {
    private final MappedFile file;
    private final int synced;
    private int limit;

    TailRecovery(MappedFile file) {
        this.file = file;
        this.synced = SegmentHeader.synced(file.buffer());
        this.limit = file.bytes();
    }

    /** The first position at or after {@code from} that holds no valid record. */
    int endOfRecords(int from) {
        int position = from;
        while (RecordReader.isValid(file, position, file.bytes())) {
            position = RecordReader.next(file.buffer(), position);
        }
        return position;
    }

    /**
     * Judges a part of which every record is known to be there.
     *
     * @param to where a record is known to begin
     * @throws DamagedStoreException at the first place that holds none
     */
    void requireRecords(int from, int to) {
        int position = from;
        while (position < to && RecordReader.isValid(file, position, to)) {
            position = RecordReader.next(file.buffer(), position);
        }
        if (position != to) {
            throw new DamagedStoreException(
                    file.path(), position, "no valid record, though a checkpoint at " + to + " counts it");
        }
    }

    /**
     * Judges the end that {@link #endOfRecords} found. While the machine has been up nothing was written beyond the
     * segment's reach, so nothing is looked for, or cut, there.
     *
     * @param machineWentDown whether the boot id differs from the last owner's
     * @throws DamagedStoreException it may not be cut
     */
    void requireTail(int end, boolean machineWentDown) {
        if (end < synced) {
            throw new DamagedStoreException(
                    file.path(), end, "no valid record, though everything before " + synced + " was forced");
        }
        if (machineWentDown) {
            return;
        }
        limit = Math.max(end, SegmentMarks.reach(file));
        int next = nextValid(end);
        if (next >= 0) {
            throw new DamagedStoreException(file.path(), end, "no valid record, but one follows at " + next);
        }
    }

    /** The first position at or after {@code from} that holds a valid record, -1 when none does. */
    int nextValid(int from) {
        UnsafeBuffer buffer = file.buffer();
        int last = limit - RecordDescriptor.HEADER_LENGTH;
        for (int at = from; at <= last; at += RecordDescriptor.ALIGNMENT) {
            if (buffer.getLong(at) != 0 && RecordReader.isValid(file, at, file.bytes())) {
                return at;
            }
        }
        return -1;
    }

    /**
     * Clears everything from a position on, so that it reads as no record; pages that are clear stay untouched. What was
     * forced and is cut (a unit without its end) must first cease to count as forced. The zeros are forced too: what is cut
     * must not come back behind newer records when the machine goes down.
     *
     * @return how many bytes, up to the last one that was not clear
     */
    int cut(int from, Storage storage) {
        UnsafeBuffer buffer = file.buffer();
        if (SegmentMarks.checkpoint(buffer) >= from) {
            SegmentMarks.writeCheckpoint(buffer, 0);
        }
        if (synced > from) {
            SegmentHeader.writeSynced(buffer, from);
            storage.force(file, 0, SegmentHeader.RECORDS_START);
        }
        int last = from;
        for (int at = from; at + Long.BYTES <= limit; at += Long.BYTES) {
            if (buffer.getLong(at, LITTLE_ENDIAN) != 0) {
                buffer.putLong(at, 0, LITTLE_ENDIAN);
                last = at + Long.BYTES;
            }
        }
        if (last > from) {
            storage.force(file, from, last);
        }
        return last - from;
    }
}
