package dev.causeway.store;

import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The segments of one outbound log's epoch, oldest first: finding, streaming and dropping messages. Owned by the log's owner. */
final class OutboundSegments {
    private static final Logger LOG = LoggerFactory.getLogger(OutboundSegments.class);

    private final SegmentFiles files;
    private final ArrayDeque<SegmentHeader> headers = new ArrayDeque<>();
    private final RawRecord record = new RawRecord();
    private long lowestSeqNo;

    OutboundSegments(SegmentFiles files) {
        this.files = files;
    }

    void add(SegmentHeader header) {
        headers.add(header);
    }

    /** The lowest number with a message, 0 when there is none. */
    long lowestSeqNo() {
        return lowestSeqNo;
    }

    /** A message was appended. */
    void appended(long seqNo) {
        if (lowestSeqNo == 0) {
            lowestSeqNo = seqNo;
        }
    }

    /** Deletes the oldest segments until all of them take at most {@code maxBytes}; the newest stays. */
    void bound(long maxBytes) {
        boolean dropped = false;
        while (headers.size() > 1 && bytes() > maxBytes && delete(headers.peek())) {
            headers.remove();
            dropped = true;
        }
        if (dropped) {
            findLowest();
        }
    }

    private long bytes() {
        long bytes = 0;
        for (SegmentHeader header : headers) {
            bytes += header.bytes();
        }
        return bytes;
    }

    /** Forgets and deletes all segments before the one that begins an epoch. */
    void begin(SegmentHeader header) {
        List<SegmentHeader> old = List.copyOf(headers);
        headers.clear();
        headers.add(header);
        lowestSeqNo = 0;
        old.stream().allMatch(this::delete);
    }

    /** Oldest first, and none after one that failed, so that no gap is left; opening deletes what remains. */
    private boolean delete(SegmentHeader header) {
        try {
            files.delete(header.number());
            return true;
        } catch (StoreException e) {
            LOG.warn("an outbound segment stays for now: {}", e.getMessage());
            return false;
        }
    }

    /** Looks for the lowest number with a message. */
    void findLowest() {
        lowestSeqNo = 0;
        forEach(1, Long.MAX_VALUE, (seqNo, epochNanos, buffer, offset, length) -> {
            lowestSeqNo = seqNo;
            return false;
        });
    }

    /** As {@link OutboundLog#forEach}; one segment at a time is mapped, nothing is copied. */
    long forEach(long from, long to, OutboundLog.MessageVisitor visitor) {
        long shown = 0;
        boolean more = true;
        List<SegmentHeader> snapshot = List.copyOf(headers);
        Iterator<SegmentHeader> each = snapshot.iterator();
        for (int i = 0; more && each.hasNext(); i++) {
            SegmentHeader header = each.next();
            boolean before = i + 1 < snapshot.size() && snapshot.get(i + 1).base() <= from;
            if (before || header.base() > to) {
                continue;
            }
            MappedFile file = MappedFile.map(files.segment(header.number()), FileChannel.MapMode.READ_ONLY);
            try {
                long shownHere = forEach(file, from, to, visitor);
                more = shownHere >= 0;
                shown += more ? shownHere : ~shownHere;
            } finally {
                file.unmap();
            }
        }
        return shown;
    }

    /** @return how many were shown, or the complement of it when the visitor stopped or the range ended */
    private long forEach(MappedFile file, long from, long to, OutboundLog.MessageVisitor visitor) {
        long shown = 0;
        int position = SegmentHeader.RECORDS_START;
        while (RecordReader.isValid(file, position, file.bytes())) {
            RecordReader.read(file.buffer(), position, record);
            position = RecordReader.next(file.buffer(), position);
            if (record.type == RecordDescriptor.MESSAGE && record.subject >= from) {
                if (record.subject > to) {
                    return ~shown;
                }
                shown++;
                if (!visitor.onMessage(
                        record.subject, record.epochNanos, record.buffer, record.offset, record.length)) {
                    return ~shown;
                }
            }
        }
        new TailRecovery(file).requireTail(position, false);
        return shown;
    }
}
