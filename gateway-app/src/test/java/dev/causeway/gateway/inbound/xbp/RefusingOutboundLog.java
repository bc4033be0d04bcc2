package dev.causeway.gateway.inbound.xbp;

import dev.causeway.store.MemoryOutboundLog;
import dev.causeway.store.OutboundLog;
import dev.causeway.store.StoreException;
import org.agrona.DirectBuffer;

/** A log in memory that refuses messages when told. */
final class RefusingOutboundLog implements OutboundLog {
    private final MemoryOutboundLog target = new MemoryOutboundLog();
    boolean refuse;

    @Override
    public int epoch() {
        return target.epoch();
    }

    @Override
    public long epochStartNanos() {
        return target.epochStartNanos();
    }

    @Override
    public long nextSeqNo() {
        return target.nextSeqNo();
    }

    @Override
    public void append(long seqNo, DirectBuffer buffer, int offset, int length, long epochNanos) {
        if (refuse) {
            throw new StoreException("disk full");
        }
        target.append(seqNo, buffer, offset, length, epochNanos);
    }

    @Override
    public void nextSeqNo(long seqNo, long epochNanos) {
        target.nextSeqNo(seqNo, epochNanos);
    }

    @Override
    public long forEach(long from, long to, MessageVisitor visitor) {
        return target.forEach(from, to, visitor);
    }

    @Override
    public long lowestSeqNo() {
        return target.lowestSeqNo();
    }

    @Override
    public void reset(int epoch, long nextSeqNo, long epochNanos) {
        target.reset(epoch, nextSeqNo, epochNanos);
    }

    @Override
    public void close() {
        target.close();
    }
}
