package dev.causeway.store;

/** One segment open for appending. Owned by the store's owner thread. */
final class Segment {
    /** Room kept at the end for one OPENED and one CLOSED record. */
    static final int RESERVED_BYTES = RecordDescriptor.aligned(RecordDescriptor.HEADER_LENGTH + BootId.MAX_LENGTH)
            + RecordDescriptor.HEADER_LENGTH;

    private final MappedFile file;
    private final SegmentHeader header;
    private int position;
    private int synced;

    /** @param position where the next record goes */
    Segment(MappedFile file, SegmentHeader header, int position) {
        this.file = file;
        this.header = header;
        this.position = position;
        this.synced = SegmentHeader.synced(file.buffer());
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

    /** @return where the record stands */
    int append(RawRecord record) {
        int at = position;
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
