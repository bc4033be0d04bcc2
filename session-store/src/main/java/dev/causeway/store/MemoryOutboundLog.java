package dev.causeway.store;

import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** An outbound log that lives and dies with the process: for tests, and for sessions that reset at every log-on. */
public final class MemoryOutboundLog implements OutboundLog {
    private record Stored(long epochNanos, byte[] bytes) {}

    private final TreeMap<Long, Stored> messages = new TreeMap<>();
    private int epoch;
    private long epochStartNanos;
    private long nextSeqNo = 1;

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public long epochStartNanos() {
        return epochStartNanos;
    }

    @Override
    public long nextSeqNo() {
        return nextSeqNo;
    }

    @Override
    public void append(long seqNo, DirectBuffer buffer, int offset, int length, long epochNanos) {
        if (seqNo < nextSeqNo) {
            throw new IllegalArgumentException("number " + seqNo + " is taken, next is " + nextSeqNo);
        }
        byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        messages.put(seqNo, new Stored(epochNanos, bytes));
        nextSeqNo = seqNo + 1;
    }

    @Override
    public void nextSeqNo(long seqNo, long epochNanos) {
        if (seqNo < nextSeqNo) {
            messages.clear();
        }
        nextSeqNo = seqNo;
    }

    @Override
    public long forEach(long from, long to, MessageVisitor visitor) {
        long shown = 0;
        for (var entry : messages.subMap(from, true, to, true).entrySet()) {
            Stored stored = entry.getValue();
            shown++;
            if (!visitor.onMessage(
                    entry.getKey(), stored.epochNanos, new UnsafeBuffer(stored.bytes), 0, stored.bytes.length)) {
                break;
            }
        }
        return shown;
    }

    @Override
    public long lowestSeqNo() {
        return messages.isEmpty() ? 0 : messages.firstKey();
    }

    @Override
    public void reset(int newEpoch, long firstSeqNo, long epochNanos) {
        messages.clear();
        epoch = newEpoch;
        epochStartNanos = epochNanos;
        nextSeqNo = firstSeqNo;
    }

    @Override
    public void close() {
        // nothing to release
    }
}
