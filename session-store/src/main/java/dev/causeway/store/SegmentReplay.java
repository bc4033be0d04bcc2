package dev.causeway.store;

/**
 * Reads one journal segment from a checkpoint on and adds it up. Checkpoints that follow say nothing new. One use per object;
 * owned by the thread that opens the journal.
 */
final class SegmentReplay {
    /** {@link #openUnitPosition}: no unit is open, or it began in an earlier segment. */
    static final int NONE = -1;

    private final MappedFile file;
    private final SegmentHeader header;
    private final int start;
    private final Ledger ledger = new Ledger();
    private final RawRecord record = new RawRecord();
    private final JournalEntry entry = new JournalEntry();
    private boolean checkpointComplete;
    private long checkpointRecords;
    private int checkpointEnd;
    private long records;
    private int openUnitPosition = NONE;
    private String lastBootId;
    private boolean closed;

    /** @param start where a checkpoint begins */
    SegmentReplay(MappedFile file, SegmentHeader header, int start) {
        this.file = file;
        this.header = header;
        this.start = start;
        this.lastBootId = header.bootId();
        ledger.continueStream(header.streamName(), header.base());
        if (header.openUnit() != 0 && !startsInside()) {
            ledger.continueUnit(header.openUnit(), header.epochOrUnitSession());
        }
    }

    private boolean startsInside() {
        return start > SegmentHeader.RECORDS_START;
    }

    /**
     * Reads valid records up to {@code end}.
     *
     * @throws DamagedStoreException a record that is whole may not stand where it does
     */
    SegmentReplay run(int end) {
        int position = start;
        while (position < end) {
            RecordReader.read(file.buffer(), position, record);
            if (checkpointComplete) {
                take(position);
            } else {
                takeCheckpoint(position);
            }
            records++;
            position = RecordReader.next(file.buffer(), position);
        }
        return this;
    }

    private void takeCheckpoint(int position) {
        switch (record.type) {
            case RecordDescriptor.CHECKPOINT_SESSION, RecordDescriptor.CHECKPOINT_DEFINITION -> {
                Checkpoint.apply(record, ledger.positions());
                checkpointRecords++;
            }
            case RecordDescriptor.CHECKPOINT_END -> {
                if (record.subject != checkpointRecords) {
                    throw damaged(position, "the checkpoint has " + checkpointRecords + " of " + record.subject);
                }
                endCheckpoint(position);
            }
            default -> throw damaged(position, "a record of type " + record.type + " inside the checkpoint");
        }
    }

    private void endCheckpoint(int position) {
        checkpointComplete = true;
        checkpointEnd = RecordReader.next(file.buffer(), position);
        if (startsInside()) {
            ledger.continueStream(header.streamName(), record.venueSeqNo);
            lastBootId = record.buffer.getStringWithoutLengthAscii(record.offset, record.length);
        }
    }

    private void take(int position) {
        closed = record.type == RecordDescriptor.CLOSED;
        if (record.type == RecordDescriptor.OPENED) {
            lastBootId = record.buffer.getStringWithoutLengthAscii(record.offset, record.length);
        } else if (RecordType.of(record.type) != null) {
            takeEntry(position);
        } else if (record.type == RecordDescriptor.LOST) {
            ledger.skipLost(record.subject);
            openUnitPosition = NONE;
        } else if (!closed && !RecordDescriptor.isCheckpoint(record.type)) {
            throw damaged(position, "a record of type " + record.type + " after the checkpoint");
        }
    }

    private void takeEntry(int position) {
        boolean wasOpen = ledger.unitOpen();
        try {
            ledger.check(record.to(entry));
        } catch (IllegalArgumentException e) {
            throw damaged(position, e.getMessage());
        }
        ledger.apply(entry);
        if (!ledger.unitOpen()) {
            openUnitPosition = NONE;
        } else if (!wasOpen) {
            openUnitPosition = position;
        }
    }

    private DamagedStoreException damaged(int position, String reason) {
        return new DamagedStoreException(file.path(), position, reason);
    }

    Ledger ledger() {
        return ledger;
    }

    boolean checkpointComplete() {
        return checkpointComplete;
    }

    /** The position after the checkpoint that it began with. */
    int checkpointEnd() {
        return checkpointEnd;
    }

    long records() {
        return records;
    }

    /** Where the open unit begins in this segment. */
    int openUnitPosition() {
        return openUnitPosition;
    }

    /** The boot id of the last owner. */
    String lastBootId() {
        return lastBootId;
    }

    /** Whether the last record says that the owner closed in order. */
    boolean closed() {
        return closed;
    }
}
