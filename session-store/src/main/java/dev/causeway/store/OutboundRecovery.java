package dev.causeway.store;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out where an outbound log stands: the newest segment says which epoch counts, its records say the next number.
 * Segments of earlier epochs, which a dying reset left, are deleted. Runs once, on the thread that opens the log.
 */
final class OutboundRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(OutboundRecovery.class);

    private final SegmentFiles files;
    private final Storage storage;
    private final String bootId;
    private Segment segment;
    private long nextSeqNo = 1;
    private boolean machineWentDown;

    OutboundRecovery(SegmentFiles files, Storage storage, String bootId) {
        this.files = files;
        this.storage = storage;
        this.bootId = bootId;
    }

    /** @throws DamagedStoreException something that was once complete is no longer */
    OutboundRecovery run(OutboundSegments segments) {
        files.deleteUnfinished();
        List<Long> numbers = files.numbers();
        int newest = numbers.size() - 1;
        while (newest >= 0 && !recover(numbers.get(newest))) {
            LOG.warn("outbound segment {} was never complete: going back to the one before", numbers.get(newest));
            files.delete(numbers.get(newest));
            newest--;
        }
        for (long number : numbers.subList(0, newest + 1)) {
            if (number < segment.header().firstNumber()) {
                files.delete(number);
            } else {
                segments.add(files.header(number, SegmentHeader.OUTBOUND));
            }
        }
        segments.findLowest();
        return this;
    }

    /** @return false when the segment's header was never written */
    private boolean recover(long number) {
        MappedFile file = files.openForWriting(number);
        boolean done = false;
        try {
            if (!SegmentHeader.isBlank(file)) {
                recover(file);
                done = true;
            } else if (file.bytes() > SegmentHeader.RECORDS_START) {
                new TailRecovery(file).requireTail(SegmentHeader.RECORDS_START, false);
            }
            return done;
        } finally {
            if (!done) {
                file.unmap();
            }
        }
    }

    private void recover(MappedFile file) {
        SegmentHeader header = SegmentHeader.read(file, SegmentHeader.OUTBOUND);
        TailRecovery tail = new TailRecovery(file);
        int end = tail.endOfRecords(SegmentHeader.RECORDS_START);
        replay(file, header, end);
        tail.requireTail(end, machineWentDown);
        int cut = tail.cut(end, storage);
        if (cut > 0) {
            LOG.warn("outbound log {}: {} bytes of an unfinished tail were cut", file.path(), cut);
        }
        segment = new Segment(file, header, end);
    }

    private void replay(MappedFile file, SegmentHeader header, int end) {
        RawRecord record = new RawRecord();
        String lastBootId = header.bootId();
        nextSeqNo = header.base();
        int position = SegmentHeader.RECORDS_START;
        while (position < end) {
            RecordReader.read(file.buffer(), position, record);
            if (record.type == RecordDescriptor.OPENED) {
                lastBootId = record.buffer.getStringWithoutLengthAscii(record.offset, record.length);
            } else if (record.type == RecordDescriptor.LOST) {
                nextSeqNo = Math.max(nextSeqNo, record.subject);
            } else if (!RecordDescriptor.isOutbound(record.type) || record.subject < nextSeqNo) {
                throw new DamagedStoreException(
                        file.path(),
                        position,
                        "type " + record.type + " number " + record.subject + " after " + nextSeqNo);
            } else {
                nextSeqNo = record.type == RecordDescriptor.MESSAGE ? record.subject + 1 : record.subject;
            }
            position = RecordReader.next(file.buffer(), position);
        }
        machineWentDown = !lastBootId.equals(bootId);
    }

    /** The segment to continue, null for an empty log. */
    Segment segment() {
        return segment;
    }

    long nextSeqNo() {
        return nextSeqNo;
    }

    /** Whether the boot id differs from the last owner's. */
    boolean machineWentDown() {
        return machineWentDown;
    }
}
