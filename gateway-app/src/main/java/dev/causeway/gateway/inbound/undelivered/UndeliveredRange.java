package dev.causeway.gateway.inbound.undelivered;

import dev.causeway.store.OutboundLog;

/**
 * Numbers of what one session has sent in its log's epoch: up to which one the venue is known to have them, and the range of
 * those told as undelivered whose status is still to be asked. Numbers only; the messages are in the log. Those of an older
 * epoch say nothing about this one's and are forgotten with it.
 *
 * <p>Owner: one thread at a time, the caller sees to it.
 */
public final class UndeliveredRange {
    private final OutboundLog log;
    private int epoch;
    private long acknowledged;
    private long cursor;
    private long end;

    /** @param log of what was sent; asked for its epoch and its next number */
    public UndeliveredRange(OutboundLog log) {
        this.log = log;
    }

    /** The range as it is now, which nothing changes any more. */
    public UndeliveredRange copy() {
        UndeliveredRange copy = new UndeliveredRange(log);
        copy.epoch = epoch;
        copy.acknowledged = acknowledged;
        copy.cursor = cursor;
        copy.end = end;
        return copy;
    }

    /** The venue has everything up to this number; one that was never used is not believed. */
    public void acknowledged(long seqNo) {
        followEpoch();
        if (seqNo < log.nextSeqNo() && seqNo > acknowledged) {
            acknowledged = seqNo;
        }
    }

    /** Whether the venue is not known to have a message. */
    public boolean isOpen(long seqNo) {
        followEpoch();
        return seqNo > acknowledged;
    }

    /** The status of what this message is about is to be asked. */
    public void add(long seqNo) {
        followEpoch();
        boolean isFirst = cursor == end;
        cursor = isFirst ? seqNo : Math.min(cursor, seqNo);
        end = isFirst ? seqNo + 1 : Math.max(end, seqNo + 1);
    }

    /** Whether nothing is to be asked. */
    public boolean isEmpty() {
        followEpoch();
        return cursor == end;
    }

    /** The first number of those to ask about. */
    public long first() {
        return cursor;
    }

    /** The last number of those to ask about. */
    public long last() {
        return end - 1;
    }

    /** Whether a number lies in what is to be asked about. */
    public boolean contains(long seqNo) {
        followEpoch();
        return seqNo >= cursor && seqNo < end;
    }

    /** What is up to this number needs no question any more. */
    public void passed(long seqNo) {
        cursor = Math.min(end, Math.max(cursor, seqNo + 1));
    }

    /**
     * The log is about to forget the epoch's messages: the venue can no longer ask for one, so nobody would ever learn what
     * became of it. Shows those that are open or not asked about, and some that are neither.
     */
    public void forEachForgotten(OutboundLog.MessageVisitor visitor) {
        followEpoch();
        long from = cursor < end ? Math.min(cursor, acknowledged + 1) : acknowledged + 1;
        long next = log.nextSeqNo();
        if (from < next) {
            log.forEach(from, next - 1, visitor);
        }
    }

    private void followEpoch() {
        if (epoch != log.epoch()) {
            epoch = log.epoch();
            acknowledged = 0;
            cursor = 0;
            end = 0;
        }
    }
}
