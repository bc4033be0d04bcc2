package dev.causeway.gateway.inbound.fix.outbound;

import dev.causeway.gateway.port.UndeliveredListener;
import dev.causeway.store.OutboundLog;
import java.util.concurrent.atomic.LongAdder;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers resend requests from the outbound log, some numbers at a time: as the governor allows, as the peer takes them, and
 * never the range in memory. One answer is under way; what is asked for meanwhile becomes one range that is answered behind
 * it. An answer ends with its connection.
 *
 * <p>Owner: the session's {@code FixOutbound}. Time is an argument, monotonic nanoseconds.
 */
final class ResendReply {
    /** Numbers read at once. */
    static final int BATCH = 512;
    /** Numbers answered in one call at most, so that no call holds its thread. */
    static final int AT_ONCE = 8 * BATCH;

    private static final Logger LOG = LoggerFactory.getLogger(ResendReply.class);

    private final OutboundLog log;
    private final ResendRule rule;
    private final ResendGovernor governor;
    private final ReplyMessages messages;
    private final UndeliveredListener undelivered;
    private final LongAdder resent = new LongAdder();
    private ReplyWire wire;
    private int epoch;
    private boolean active;
    private long cursor;
    private long end;
    private long gapFrom;
    private long againFrom;
    private long nextFrom;
    private long nextEnd;

    /** @param undelivered told each message that is not sent again */
    ResendReply(OutboundLog log, ResendRule rule, ReplyMessages messages, UndeliveredListener undelivered) {
        this.log = log;
        this.rule = rule;
        this.governor = new ResendGovernor(rule.policy().numbersPerSecond());
        this.messages = messages;
        this.undelivered = undelivered;
    }

    /** Messages sent again. Any thread. */
    long resent() {
        return resent.sum();
    }

    /** Whether an answer is under way. */
    boolean active() {
        return active;
    }

    /**
     * The peer asks.
     *
     * @param from BeginSeqNo(7), from 1
     * @param to EndSeqNo(16), inclusive; 0: to the newest
     * @param connection that it asked on
     */
    void onRequest(long from, long to, ReplyWire connection, long nowNanos) {
        governor.request(nowNanos);
        long last = connection.lastWritten();
        long stop = (to == 0 ? last : Math.min(to, last)) + 1;
        if (active && !isCurrent() || wire != connection) {
            active = false;
            nextEnd = 0;
        }
        wire = connection;
        if (stop <= from) {
            return;
        }
        if (active) {
            nextFrom = nextEnd == 0 ? from : Math.min(nextFrom, from);
            nextEnd = Math.max(nextEnd, stop);
        } else {
            begin(from, stop);
        }
        pump(nowNanos);
    }

    /** Goes on as far as it may now. */
    void pump(long nowNanos) {
        long rest = AT_ONCE;
        while (active && isCurrent() && rest > 0 && wire.hasRoom()) {
            int granted = governor.grant(Math.min(BATCH, Math.min(rest, end - cursor)), nowNanos);
            if (granted == 0) {
                return;
            }
            rest -= granted;
            step(cursor + granted);
        }
        active &= isCurrent();
    }

    private boolean isCurrent() {
        return wire.isOpen() && epoch == log.epoch();
    }

    private void begin(long from, long stop) {
        active = true;
        epoch = log.epoch();
        cursor = from;
        gapFrom = from;
        end = stop;
        againFrom = stop - rule.policy().maxRange();
    }

    /** What cannot be read is not sent: it stays in the run that is filled. */
    private void step(long stop) {
        try {
            log.forEach(cursor, stop - 1, this::onStored);
        } catch (RuntimeException e) {
            LOG.error("numbers {} to {} cannot be read and are gap-filled: {}", cursor, stop - 1, e.toString());
        }
        cursor = stop;
        if (cursor == end) {
            fillTo(end);
            active = false;
            if (nextEnd != 0) {
                begin(nextFrom, nextEnd);
                nextEnd = 0;
            }
        }
    }

    private boolean onStored(long seqNo, long epochNanos, DirectBuffer message, int offset, int length) {
        String again = seqNo < againFrom || !rule.allows(epochNanos, message, offset, length)
                ? null
                : resent(seqNo, message, offset, length);
        if (again != null) {
            fillTo(seqNo);
            wire.write(again);
            resent.increment();
            gapFrom = seqNo + 1;
        } else {
            undelivered.onUndelivered(seqNo, message, offset, length);
        }
        return true;
    }

    private String resent(long seqNo, DirectBuffer message, int offset, int length) {
        try {
            return messages.resent(seqNo, message, offset, length);
        } catch (RuntimeException e) {
            LOG.error("stored message {} is gap-filled: {}", seqNo, e.toString());
            return null;
        }
    }

    /** One gap fill for the run that was not sent again. */
    private void fillTo(long seqNo) {
        if (gapFrom < seqNo) {
            wire.write(messages.gapFill(gapFrom, seqNo));
            gapFrom = seqNo;
        }
    }
}
