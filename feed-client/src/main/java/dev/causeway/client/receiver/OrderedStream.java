package dev.causeway.client.receiver;

import dev.causeway.client.receiver.FeedCounters.Total;
import org.agrona.DirectBuffer;

/**
 * The messages of one session put in order: delivers the next number at once, holds what comes early, opens a gap over what
 * was passed over, fills it. Knows neither channels nor requests. Owner: the receiver's thread.
 *
 * <p>{@code next} is the number to deliver next, {@code known} the lowest number nobody has shown yet; the numbers between
 * are held or belong to a gap, each exactly one of both.
 */
final class OrderedStream {
    /** What became of a message. */
    enum Outcome {
        /** Delivered or held. */
        TAKEN,
        /** Was there already, or had been declared lost. */
        DUPLICATE,
        /** No place to hold it; it is missing as if it had not come. */
        DROPPED
    }

    private static final int MAX_GAPS = 1024;

    private final FeedEvents events;
    private final FeedCounters counters;
    private final HoldBuffer hold;
    private final GapList gaps;
    private long next = 1;
    private long known = 1;
    private long lastOverflowNanos = Gap.NEVER_NANOS;

    OrderedStream(FeedEvents events, FeedCounters counters, int holdMessages) {
        this.events = events;
        this.counters = counters;
        hold = new HoldBuffer(holdMessages);
        gaps = new GapList(Math.min(holdMessages / 2 + 2, MAX_GAPS));
    }

    /** Forgets everything and begins at a number. */
    void restart(long firstSeqNo) {
        hold.clear();
        gaps.clear();
        next = firstSeqNo;
        known = firstSeqNo;
        lastOverflowNanos = Gap.NEVER_NANOS;
        counters.set(Total.FIRST_SEQ_NO, 0);
        counters.set(Total.LAST_SEQ_NO, 0);
        count();
    }

    long next() {
        return next;
    }

    long known() {
        return known;
    }

    /** Whether everything shown was delivered or declared lost. */
    boolean isComplete() {
        return next == known;
    }

    GapList gaps() {
        return gaps;
    }

    /** First number that could not be held now. */
    long holdEnd() {
        return next + hold.capacity();
    }

    /** When a message last found no place. */
    long lastOverflowNanos() {
        return lastOverflowNanos;
    }

    boolean isHeld(long seqNo) {
        return seqNo >= next && seqNo < holdEnd() && hold.has(seqNo);
    }

    /** Somebody showed that every number below this one exists. */
    void advanceKnown(long nextSeqNo, long nowNanos) {
        if (nextSeqNo > known) {
            openGap(nextSeqNo - 1, nowNanos);
        }
    }

    /** Takes one message. */
    Outcome offer(long seqNo, DirectBuffer buffer, int offset, int length, long nowNanos) {
        if (seqNo < next || isHeld(seqNo)) {
            return Outcome.DUPLICATE;
        }
        boolean wasKnown = seqNo < known;
        if (!canTake(seqNo, length)) {
            counters.add(Total.HOLD_OVERFLOWS, 1);
            lastOverflowNanos = nowNanos;
            advanceKnown(seqNo + 1, nowNanos);
            return Outcome.DROPPED;
        }
        if (!wasKnown) {
            advanceKnown(seqNo, nowNanos);
            known = seqNo + 1;
        }
        if (seqNo == next) {
            deliver(buffer, offset, length);
            deliverHeld();
        } else {
            hold.put(seqNo, buffer, offset, length);
        }
        if (wasKnown) {
            fill(seqNo, nowNanos);
        }
        count();
        return Outcome.TAKEN;
    }

    /**
     * Declares what is missing up to a number lost and delivers what was held between and behind.
     *
     * @param upTo inclusive, below {@link #known()}
     */
    void skip(long upTo) {
        while (next <= upTo) {
            long from = next;
            long end = Math.min(upTo + 1, holdEnd());
            while (next < end && !hold.has(next)) {
                next++;
            }
            if (next == from + hold.capacity() && next <= upTo) {
                next = upTo + 1;
            }
            if (next > from) {
                counters.add(Total.LOST, next - from);
                events.onGapLost(from, next - 1);
            }
            deliverHeld();
        }
        count();
    }

    /** Removes the first gap. */
    void closeFirstGap() {
        gaps.remove(0);
        count();
    }

    private boolean canTake(long seqNo, int length) {
        return seqNo == next || seqNo < holdEnd() && HoldBuffer.fits(length);
    }

    private void openGap(long to, long nowNanos) {
        Gap last = gaps.last();
        boolean touches = last != null && last.to == known - 1;
        if (gaps.isFull() || touches && !last.asked && last.to >= holdEnd()) {
            last.extend(to, to - known + 1);
        } else {
            gaps.add(known, to, nowNanos);
            counters.add(Total.GAPS, 1);
            events.onGapOpened(known, to);
        }
        known = to + 1;
        count();
    }

    private void fill(long seqNo, long nowNanos) {
        int index = gaps.indexOf(seqNo);
        Gap gap = gaps.at(index);
        gap.fill(nowNanos);
        if (gap.missing == 0) {
            long from = gap.from;
            long to = gap.to;
            gaps.remove(index);
            counters.add(Total.GAPS_FILLED, 1);
            events.onGapFilled(from, to);
        }
    }

    private void deliver(DirectBuffer buffer, int offset, int length) {
        long seqNo = next++;
        counters.add(Total.MESSAGES, 1);
        if (counters.value(Total.FIRST_SEQ_NO) == 0) {
            counters.set(Total.FIRST_SEQ_NO, seqNo);
        }
        counters.set(Total.LAST_SEQ_NO, seqNo);
        events.onMessage(seqNo, buffer, offset, length);
    }

    private void deliverHeld() {
        while (hold.has(next)) {
            int offset = hold.offset(next);
            deliver(hold.buffer(), offset, hold.take(next));
        }
    }

    private void count() {
        counters.set(Total.GAPS_OPEN, gaps.size());
        counters.set(Total.HELD, hold.held());
    }
}
