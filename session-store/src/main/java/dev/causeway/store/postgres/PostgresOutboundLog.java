package dev.causeway.store.postgres;

import dev.causeway.store.OutboundLog;
import dev.causeway.store.StoreException;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session's outbound log in PostgreSQL. A message and its number are one row, stored by one statement.
 *
 * <p>When a statement fails it may have taken effect all the same. The log then stands where it stood, and before the next
 * write it {@link OutboundTable#claim claims} the table again, which takes back what may have been stored.
 */
final class PostgresOutboundLog implements OutboundLog {
    /** What a row costs beside its message, about. */
    static final int ROW_BYTES = 64;

    private static final Logger LOG = LoggerFactory.getLogger(PostgresOutboundLog.class);

    private final OutboundTable table;
    private final long maxBytes;
    private OutboundState state;
    private long highestLife;
    private long nextSeqNo;
    private long lowestSeqNo;
    private long bytes;
    private boolean uncertain;
    private boolean closed;

    PostgresOutboundLog(OutboundTable table, long maxBytes) {
        this.table = table;
        this.maxBytes = maxBytes;
        this.state = table.takeOver();
        this.highestLife = state.life();
        OutboundTable.Totals totals = table.totals(state.life(), ROW_BYTES);
        this.nextSeqNo = Math.max(state.firstSeqNo(), totals.nextSeqNo());
        this.lowestSeqNo = totals.lowestSeqNo();
        this.bytes = totals.bytes();
        table.forgetBefore(state.life());
    }

    @Override
    public int epoch() {
        return state.epoch();
    }

    @Override
    public long epochStartNanos() {
        return state.epochStartNanos();
    }

    @Override
    public long nextSeqNo() {
        return nextSeqNo;
    }

    @Override
    public long lowestSeqNo() {
        return lowestSeqNo;
    }

    @Override
    public void append(long seqNo, DirectBuffer buffer, int offset, int length, long epochNanos) {
        if (seqNo < nextSeqNo) {
            throw new IllegalArgumentException("number " + seqNo + " is taken, next is " + nextSeqNo);
        }
        byte[] message = new byte[length];
        buffer.getBytes(offset, message);
        write(() -> table.insert(state.life(), seqNo, epochNanos, message));
        nextSeqNo = seqNo + 1;
        lowestSeqNo = lowestSeqNo == 0 ? seqNo : lowestSeqNo;
        bytes += ROW_BYTES + length;
        bound();
    }

    @Override
    public void nextSeqNo(long seqNo, long epochNanos) {
        requireOpen();
        if (seqNo < nextSeqNo) {
            begin(state.epoch(), seqNo, state.epochStartNanos());
        } else if (seqNo > nextSeqNo) {
            write(() -> table.insert(state.life(), seqNo - 1, epochNanos, null));
            nextSeqNo = seqNo;
            bytes += ROW_BYTES;
        }
    }

    @Override
    public void reset(int epoch, long firstSeqNo, long epochNanos) {
        begin(epoch, firstSeqNo, epochNanos);
    }

    private void begin(int epoch, long firstSeqNo, long startNanos) {
        highestLife++;
        OutboundState next = new OutboundState(highestLife, epoch, startNanos, firstSeqNo);
        write(() -> table.begin(next));
        state = next;
        nextSeqNo = firstSeqNo;
        lowestSeqNo = 0;
        bytes = 0;
        tidy(() -> table.forgetBefore(next.life()));
    }

    private void write(Runnable statement) {
        requireOpen();
        if (uncertain) {
            table.claim(state, nextSeqNo);
            uncertain = false;
        }
        try {
            statement.run();
        } catch (StoreException e) {
            uncertain = true;
            throw e;
        }
    }

    private void bound() {
        if (bytes > maxBytes) {
            tidy(() -> {
                while (bytes > maxBytes && lowestSeqNo < nextSeqNo - 1) {
                    bytes -= table.dropOldest(state.life(), nextSeqNo - 1, ROW_BYTES);
                    lowestSeqNo = table.lowestSeqNo(state.life());
                }
            });
        }
    }

    /** What does not concern the message that was stored; it is tried again at the next occasion. */
    private static void tidy(Runnable work) {
        try {
            work.run();
        } catch (StoreException e) {
            LOG.warn("old messages stay for now: {}", e.getMessage());
        }
    }

    @Override
    public long forEach(long from, long to, MessageVisitor visitor) {
        requireOpen();
        return table.forEach(state.life(), from, Math.min(to, nextSeqNo - 1), visitor);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the outbound log is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
