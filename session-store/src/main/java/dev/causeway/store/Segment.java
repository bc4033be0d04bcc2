package dev.causeway.store;

/** One segment open for appending. Owned by the store's owner thread. */
final class Segment {
    /** Room kept at the end for one OPENED and one CLOSED record. */
    static final int RESERVED_BYTES = RecordDescriptor.aligned(RecordDescriptor.HEADER_LENGTH + BootId.MAX_LENGTH)
            + RecordDescriptor.HEADER_LENGTH;

    private final MappedFile file;
    private final SegmentHeader header;
    private final int interval;
    private int position;
    private int synced;
    private int reach;
    private int checkpoint;

    /** @param position where the next record goes */
    Segment(MappedFile file, SegmentHeader header, int position) {
        this.file = file;
        this.header = header;
        this.position = position;
        this.synced = SegmentHeader.synced(file.buffer());
        this.reach = SegmentMarks.reach(file) == file.bytes() ? position : SegmentMarks.reach(file);
        this.interval = SegmentMarks.interval(file.bytes());
        this.checkpoint = Math.max(SegmentHeader.RECORDS_START, SegmentMarks.checkpoint(file.buffer()));
    }

    MappedFile file() {
        return file;
    }

    SegmentHeader header() {
        return header;
    }

    int position() {
        return position;
    }

    /** The most payload a record may have so that a fresh segment surely holds it beside a checkpoint. */
    static int maxPayload(int segmentBytes) {
        return (segmentBytes - SegmentHeader.RECORDS_START) / 2 - RecordDescriptor.HEADER_LENGTH - RESERVED_BYTES;
    }

    /** Whether a record with this payload fits before the reserved room. */
    boolean fits(int payloadLength) {
        int length = RecordDescriptor.HEADER_LENGTH + payloadLength;
        return position + RecordDescriptor.aligned(length) <= file.bytes() - RESERVED_BYTES;
    }

    /** Whether one fits when the reserved room is used too. */
    boolean fitsReserved(int payloadLength) {
        int length = RecordDescriptor.HEADER_LENGTH + payloadLength;
        return position + RecordDescriptor.aligned(length) <= file.bytes();
    }

    /** Whether so much was written since the last checkpoint that another one is due. */
    boolean pastInterval() {
        return position - checkpoint >= interval;
    }

    /** Whether a checkpoint pays, and leaves room for the record that comes. */
    boolean takesCheckpoint(long checkpointBytes, int payloadLength) {
        long record = RecordDescriptor.aligned(RecordDescriptor.HEADER_LENGTH + payloadLength);
        return checkpointBytes <= interval / 4 && position + checkpointBytes + record <= file.bytes() - RESERVED_BYTES;
    }

    /** Writes a checkpoint here, so that opening needs nothing before it. */
    void checkpoint(Ledger ledger, long checkpointBytes, long epochNanos, String bootId) {
        int at = position;
        extendReach(position + checkpointBytes);
        position = Checkpoint.write(file, at, ledger, epochNanos, bootId);
        checkpoint = at;
        SegmentMarks.writeCheckpoint(file.buffer(), at);
    }

    private void extendReach(long end) {
        if (end > reach) {
            reach = (int) Math.min(file.bytes(), end + interval);
            SegmentMarks.writeReach(file.buffer(), reach);
        }
    }

    /** @return where the record stands */
    int append(RawRecord record) {
        int at = position;
        extendReach((long) position + RecordDescriptor.aligned(RecordDescriptor.HEADER_LENGTH + record.length));
        position = RecordWriter.write(file, position, record);
        return at;
    }

    /** Forces what was not forced yet, and notes it. After a failure the same bytes are written again. */
    void sync(Storage storage) {
        if (synced == position) {
            return;
        }
        try {
            storage.force(file, synced, position);
        } catch (StoreException e) {
            file.dirty(synced, position);
            throw e;
        }
        synced = position;
        SegmentHeader.writeSynced(file.buffer(), synced);
    }

    /** Takes back the last record, which begins at {@code from} and was not published. */
    void takeBack(int from) {
        file.buffer().setMemory(from, position - from, (byte) 0);
        position = from;
    }
}
