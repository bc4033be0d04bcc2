package dev.causeway.store;

import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * An outbound log that lives and dies with the process: for tests, and for sessions that reset at every log-on. Above its
 * bound the oldest messages are dropped.
 */
public final class MemoryOutboundLog implements OutboundLog {
    private record Stored(long epochNanos, byte[] bytes) {}

    private final TreeMap<Long, Stored> messages = new TreeMap<>();
    private final long maxBytes;
    private long bytes;
    private int epoch;
    private long epochStartNanos;
    private long nextSeqNo = 1;

    /** Keeps as much as {@link OutboundLogOptions#DEFAULT_MAX_BYTES}. */
    public MemoryOutboundLog() {
        this(OutboundLogOptions.DEFAULT_MAX_BYTES);
    }

    /** @param maxBytes bound of the messages' bytes together; the newest is always kept */
    public MemoryOutboundLog(long maxBytes) {
        this.maxBytes = maxBytes;
    }

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
        byte[] message = new byte[length];
        buffer.getBytes(offset, message);
        messages.put(seqNo, new Stored(epochNanos, message));
        nextSeqNo = seqNo + 1;
        bytes += length;
        while (bytes > maxBytes && messages.size() > 1) {
            bytes -= messages.pollFirstEntry().getValue().bytes.length;
        }
    }

    @Override
    public void nextSeqNo(long seqNo, long epochNanos) {
        if (seqNo < nextSeqNo) {
            forget();
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
        forget();
        epoch = newEpoch;
        epochStartNanos = epochNanos;
        nextSeqNo = firstSeqNo;
    }

    private void forget() {
        messages.clear();
        bytes = 0;
    }

    @Override
    public void close() {
        // nothing to release
    }
}
