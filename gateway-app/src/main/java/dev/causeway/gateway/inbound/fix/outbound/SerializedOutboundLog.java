package dev.causeway.gateway.inbound.fix.outbound;

import dev.causeway.store.OutboundLog;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * An outbound log that one thread may read while another appends: the engine sends from its timer, from the connection's
 * thread and from whoever gives it an order. Messages are shown as copies of a few at a time, outside the lock, so that a
 * visitor may send. Thread-safe.
 */
public final class SerializedOutboundLog implements OutboundLog {
    private static final int COPIES = 256;
    private static final int COPIED_BYTES = 256 * 1024;

    private final OutboundLog log;

    /** @param log used from here on through this only */
    public SerializedOutboundLog(OutboundLog log) {
        this.log = log;
    }

    private record Copy(long seqNo, long epochNanos, byte[] bytes) {}

    @Override
    public synchronized int epoch() {
        return log.epoch();
    }

    @Override
    public synchronized long epochStartNanos() {
        return log.epochStartNanos();
    }

    @Override
    public synchronized long nextSeqNo() {
        return log.nextSeqNo();
    }

    @Override
    public synchronized void append(long seqNo, DirectBuffer buffer, int offset, int length, long epochNanos) {
        log.append(seqNo, buffer, offset, length, epochNanos);
    }

    @Override
    public synchronized void nextSeqNo(long seqNo, long epochNanos) {
        log.nextSeqNo(seqNo, epochNanos);
    }

    @Override
    public long forEach(long from, long to, MessageVisitor visitor) {
        long shown = 0;
        long next = from;
        while (next <= to) {
            List<Copy> copies = copies(next, to);
            for (Copy copy : copies) {
                shown++;
                int length = copy.bytes.length;
                if (!visitor.onMessage(copy.seqNo, copy.epochNanos, new UnsafeBuffer(copy.bytes), 0, length)) {
                    return shown;
                }
            }
            if (copies.isEmpty()) {
                return shown;
            }
            next = copies.get(copies.size() - 1).seqNo + 1;
        }
        return shown;
    }

    private synchronized List<Copy> copies(long from, long to) {
        List<Copy> copies = new ArrayList<>();
        long[] room = {COPIED_BYTES};
        log.forEach(from, to, (seqNo, epochNanos, buffer, offset, length) -> {
            byte[] bytes = new byte[length];
            buffer.getBytes(offset, bytes);
            copies.add(new Copy(seqNo, epochNanos, bytes));
            room[0] -= length;
            return copies.size() < COPIES && room[0] > 0;
        });
        return copies;
    }

    @Override
    public synchronized long lowestSeqNo() {
        return log.lowestSeqNo();
    }

    @Override
    public synchronized void reset(int epoch, long nextSeqNo, long epochNanos) {
        log.reset(epoch, nextSeqNo, epochNanos);
    }

    @Override
    public synchronized void close() {
        log.close();
    }
}
