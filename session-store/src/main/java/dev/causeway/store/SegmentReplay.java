package dev.causeway.store;

/**
 * Reads one journal segment from its checkpoint on and adds it up. One use per object; owned by the thread that opens the
 * journal.
 */
final class SegmentReplay {
    /** {@link #openUnitPosition}: no unit is open, or it began in an earlier segment. */
    static final int NONE = -1;

    private final MappedFile file;
    private final SegmentHeader header;
    private final Ledger ledger = new Ledger();
    private final RawRecord record = new RawRecord();
    private final JournalEntry entry = new JournalEntry();
    private boolean checkpointComplete;
    private long checkpointRecords;
    private long records;
    private int openUnitPosition = NONE;
    private String lastBootId;
    private boolean closed;

    SegmentReplay(MappedFile file, SegmentHeader header) {
        this.file = file;
        this.header = header;
        this.lastBootId = header.bootId();
        ledger.continueStream(header.streamName(), header.base());
        if (header.openUnit() != 0) {
            ledger.continueUnit(header.openUnit(), header.epochOrUnitSession());
        }
    }

    /**
     * Reads valid records up to {@code end}.
     *
     * @throws DamagedStoreException a record that is whole may not stand where it does
     */
    SegmentReplay run(int end) {
        int position = SegmentHeader.RECORDS_START;
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
                checkpointComplete = true;
            }
            default -> throw damaged(position, "a record of type " + record.type + " inside the checkpoint");
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
        } else if (!closed) {
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
