package dev.causeway.gateway.inbound.fix.outbound;

import dev.causeway.store.OutboundLog;
import org.agrona.DirectBuffer;

/**
 * The outbound log as the engine's store reads it when the engine itself answers, after a Logon with
 * NextExpectedMsgSeqNum(789): only what may be sent again is shown. Thread-safe as the log is.
 */
final class EngineView implements OutboundLog {
    private final OutboundLog log;
    private final Filter filter;

    /** Decides over one stored message. */
    @FunctionalInterface
    interface Filter {
        /** @return false: the engine gap-fills its number */
        boolean shows(long seqNo, long epochNanos, DirectBuffer message, int offset, int length);
    }

    EngineView(OutboundLog log, Filter filter) {
        this.log = log;
        this.filter = filter;
    }

    @Override
    public long forEach(long from, long to, MessageVisitor visitor) {
        long[] shown = {0};
        log.forEach(from, to, (seqNo, epochNanos, message, offset, length) -> {
            if (!filter.shows(seqNo, epochNanos, message, offset, length)) {
                return true;
            }
            shown[0]++;
            return visitor.onMessage(seqNo, epochNanos, message, offset, length);
        });
        return shown[0];
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
        log.append(seqNo, buffer, offset, length, epochNanos);
    }

    @Override
    public void nextSeqNo(long seqNo, long epochNanos) {
        log.nextSeqNo(seqNo, epochNanos);
    }

    @Override
    public long lowestSeqNo() {
        return log.lowestSeqNo();
    }

    @Override
    public void reset(int epoch, long nextSeqNo, long epochNanos) {
        log.reset(epoch, nextSeqNo, epochNanos);
    }

    @Override
    public void close() {
        log.close();
    }
}
