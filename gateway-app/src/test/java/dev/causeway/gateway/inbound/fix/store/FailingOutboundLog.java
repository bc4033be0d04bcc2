package dev.causeway.gateway.inbound.fix.store;

import dev.causeway.store.MemoryOutboundLog;
import dev.causeway.store.OutboundLog;
import dev.causeway.store.StoreException;
import org.agrona.DirectBuffer;

/** An outbound log that refuses to write while it is told to. */
public final class FailingOutboundLog implements OutboundLog {
    private final MemoryOutboundLog log = new MemoryOutboundLog();
    private volatile boolean broken;

    public void broken(boolean isBroken) {
        broken = isBroken;
    }

    private void check() {
        if (broken) {
            throw new StoreException("no space left");
        }
    }

    @Override
    public int epoch() {
        return log.epoch();
    }

    @Override
    public long epochStartNanos() {
        return log.epochStartNanos();
    }

    @Override
    public long nextSeqNo() {
        return log.nextSeqNo();
    }

    @Override
    public void append(long seqNo, DirectBuffer buffer, int offset, int length, long epochNanos) {
        check();
        log.append(seqNo, buffer, offset, length, epochNanos);
    }

    @Override
    public void nextSeqNo(long seqNo, long epochNanos) {
        check();
        log.nextSeqNo(seqNo, epochNanos);
    }

    @Override
    public long forEach(long from, long to, MessageVisitor visitor) {
        return log.forEach(from, to, visitor);
    }

    @Override
    public long lowestSeqNo() {
        return log.lowestSeqNo();
    }

    @Override
    public void reset(int epoch, long nextSeqNo, long epochNanos) {
        check();
        log.reset(epoch, nextSeqNo, epochNanos);
    }

    @Override
    public void close() {
        log.close();
    }
}
