package dev.causeway.gateway.inbound.fix.outbound;

import dev.causeway.store.OutboundLog;
import org.agrona.DirectBuffer;

/**
 * The outbound log as the engine's store has it. Should the engine itself answer a request, which it does only on a
 * connection that is not ours, it sees what may be sent again and nothing else. A reset is told before the log forgets, with
 * no message in between that nobody would tell of.
 *
 * <p>Thread-safe as the log is. The monitor is taken with or without the engine's sender lock, and takes the log's.
 */
final class EngineView implements OutboundLog {
    private final OutboundLog log;
    private final Filter filter;
    private final Runnable forgets;

    /** Decides over one stored message. */
    @FunctionalInterface
    interface Filter {
        /** @return false: the engine gap-fills its number */
        boolean shows(long seqNo, long epochNanos, DirectBuffer message, int offset, int length);
    }

    /** @param forgets told before a reset */
    EngineView(OutboundLog log, Filter filter, Runnable forgets) {
        this.log = log;
        this.filter = filter;
        this.forgets = forgets;
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
    public synchronized void append(long seqNo, DirectBuffer buffer, int offset, int length, long epochNanos) {
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
    public synchronized void reset(int epoch, long nextSeqNo, long epochNanos) {
        forgets.run();
        log.reset(epoch, nextSeqNo, epochNanos);
    }

    @Override
    public void close() {
        log.close();
    }
}
