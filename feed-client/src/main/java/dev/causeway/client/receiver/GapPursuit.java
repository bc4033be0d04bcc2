package dev.causeway.client.receiver;

import dev.causeway.client.receiver.FeedCounters.Total;
import dev.causeway.protocol.mold.MoldRequest;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Decides when a gap is asked for, asked for again and given up. Owner: the receiver's thread. Protocol document: FEED
 * section 2.
 *
 * <p>A gap is asked for when every channel has shown a number at or past its end, or 2 ms after it opened; again after 20,
 * 40, 80 ms ... up to 1 s without a number of it. While an answer makes progress, the next part is asked for as soon as
 * the burst is over. Only the first gap can be given up: the others do not hold anything back. Numbers that could not be
 * held yet are neither asked for nor given up.
 */
final class GapPursuit {
    /** How long the other channel has to bring what is missing. */
    static final long REQUEST_DELAY_NANOS = 2_000_000;
    /** Pause after the first request. */
    static final long FIRST_RETRY_NANOS = 20_000_000;
    /** Longest pause between requests. */
    static final long MAX_RETRY_NANOS = 1_000_000_000;
    /** Most messages of one request, and of all requests that one gap makes at once. */
    static final int MAX_REQUEST_MESSAGES = 1000;
    /** Datagrams with which a server answers one request at most. */
    static final int ANSWER_BURST = 16;
    /** Most requests in one go; the rest waits a millisecond. */
    static final int MAX_REQUESTS = 16;

    private static final long PACE_NANOS = 1_000_000;

    private final OrderedStream stream;
    private final RequestSink requests;
    private final BulkPursuit bulk;
    private final FeedCounters counters;
    private final long gapTimeoutNanos;
    private long lastAnswerNanos = Gap.NEVER_NANOS;
    private final UnsafeBuffer request = new UnsafeBuffer(new byte[MoldRequest.LENGTH]);

    GapPursuit(
            OrderedStream stream, RequestSink requests, BulkPursuit bulk, FeedCounters counters, long gapTimeoutNanos) {
        this.stream = stream;
        this.requests = requests;
        this.bulk = bulk;
        this.counters = counters;
        this.gapTimeoutNanos = gapTimeoutNanos;
    }

    /** Every channel has shown every number below this one: whoever misses it now misses it on all. */
    void onShownByAll(long nextSeqNo, long nowNanos) {
        GapList gaps = stream.gaps();
        for (int i = gaps.size() - 1; i >= 0 && !gaps.at(i).asked; i--) {
            Gap gap = gaps.at(i);
            if (gap.to < nextSeqNo && gap.dueNanos > nowNanos) {
                gap.dueNanos = nowNanos;
            }
        }
    }

    /** An answer datagram with these numbers, the last one exclusive, was taken in. */
    void onAnswer(long fromSeqNo, long endSeqNo, long nowNanos) {
        lastAnswerNanos = nowNanos;
        GapList gaps = stream.gaps();
        for (int i = 0; i < gaps.size() && gaps.at(i).from < endSeqNo; i++) {
            Gap gap = gaps.at(i);
            if (gap.to >= fromSeqNo && gap.asked && !gap.inBulk && gap.progressNanos == nowNanos) {
                gap.answersAwaited--;
                gap.cursor = endSeqNo;
                boolean over = gap.answersAwaited <= 0 || endSeqNo > gap.askedTo;
                gap.dueNanos = over ? nowNanos : nowNanos + REQUEST_DELAY_NANOS;
            }
        }
    }

    /** The bulk server sent messages. */
    void onBulkMessages(long nowNanos) {
        lastAnswerNanos = nowNanos;
    }

    /** The bulk server's answer is over, complete or not: what is still missing is due. */
    void onBulkOver(long nowNanos) {
        GapList gaps = stream.gaps();
        for (int i = 0; i < gaps.size(); i++) {
            Gap gap = gaps.at(i);
            if (gap.inBulk) {
                gap.inBulk = false;
                gap.dueNanos = nowNanos;
            }
        }
    }

    /** When {@link #onTimer} has something to do, {@link Long#MAX_VALUE} for never. */
    long nextTimerNanos() {
        GapList gaps = stream.gaps();
        long earliest = bulk.nextTimerNanos();
        for (int i = 0; i < gaps.size() && gaps.at(i).from < stream.holdEnd(); i++) {
            earliest = Math.min(earliest, gaps.at(i).dueNanos);
        }
        return gaps.isEmpty() ? earliest : Math.min(earliest, gaps.first().progressNanos + gapTimeoutNanos);
    }

    /** Asks for what is due and gives up what is overdue. */
    void onTimer(byte[] session, long nowNanos) {
        if (bulk.isStalled(nowNanos)) {
            bulk.fail(nowNanos);
            onBulkOver(nowNanos);
        }
        GapList gaps = stream.gaps();
        while (!gaps.isEmpty() && isOverdue(gaps.first(), nowNanos)) {
            if (isLeftBehind(nowNanos)) {
                giveUpAll();
            } else {
                giveUpFirst(nowNanos);
            }
        }
        int budget = MAX_REQUESTS;
        for (int i = 0; i < gaps.size(); i++) {
            Gap gap = gaps.at(i);
            admit(gap, nowNanos);
            if (gap.from >= stream.holdEnd()) {
                gap.restart(nowNanos);
            } else if (nowNanos >= gap.dueNanos && !(i == 0 && askInBulk(gap, session, nowNanos))) {
                if (budget > 0) {
                    budget -= ask(gap, session, budget, nowNanos);
                } else {
                    gap.dueNanos = nowNanos + PACE_NANOS;
                }
            }
        }
    }

    /** Declares everything missing lost. */
    void giveUpAll() {
        bulk.cancel();
        GapList gaps = stream.gaps();
        while (!gaps.isEmpty()) {
            long to = gaps.first().to;
            stream.closeFirstGap();
            stream.skip(to);
        }
    }

    private boolean isOverdue(Gap gap, long nowNanos) {
        admit(gap, nowNanos);
        return nowNanos - gap.progressNanos >= gapTimeoutNanos;
    }

    /** Numbers of the gap that could not be held until now, and so not be asked for, get their full time. */
    private void admit(Gap gap, long nowNanos) {
        long end = Math.min(gap.to + 1, stream.holdEnd());
        if (end > gap.askableEnd) {
            if (gap.askableEnd != 0 && !gap.inBulk) {
                gap.progressNanos = nowNanos;
                gap.dueNanos = Math.min(gap.dueNanos, nowNanos + REQUEST_DELAY_NANOS);
            }
            gap.askableEnd = end;
        }
    }

    /**
     * Whether no server gave anything in a whole timeout while the channels ran on past the hold buffer. Who gave up only the
     * first gap then would wait for the next as long, drop as much meanwhile, and never see the present again.
     */
    private boolean isLeftBehind(long nowNanos) {
        return nowNanos - lastAnswerNanos >= gapTimeoutNanos
                && nowNanos - stream.lastOverflowNanos() <= gapTimeoutNanos / 2;
    }

    /**
     * Gives up the first gap. When a server gave some of it only what was asked for is lost and the rest gets its own time;
     * otherwise all of it.
     */
    private void giveUpFirst(long nowNanos) {
        Gap gap = stream.gaps().first();
        if (gap.inBulk) {
            bulk.fail(nowNanos);
            gap.inBulk = false;
        }
        boolean partly = gap.progressed && gap.askedTo >= stream.next() && gap.askedTo < gap.to;
        if (partly) {
            stream.skip(gap.askedTo);
            if (!trim(gap)) {
                stream.closeFirstGap();
            } else {
                gap.restart(nowNanos);
            }
        } else {
            long to = gap.to;
            stream.closeFirstGap();
            stream.skip(to);
        }
    }

    /** Makes the gap begin at the next number; false when nothing of it is missing any more. */
    private boolean trim(Gap gap) {
        gap.from = stream.next();
        long missing = 0;
        for (long seqNo = gap.from; seqNo <= Math.min(gap.to, stream.holdEnd() - 1); seqNo++) {
            missing += stream.isHeld(seqNo) ? 0 : 1;
        }
        gap.missing = missing + Math.max(0, gap.to - Math.max(gap.from, stream.holdEnd()) + 1);
        return gap.missing > 0;
    }

    /** Only the first gap: what the answer brings is delivered at once and never has to be held. */
    private boolean askInBulk(Gap gap, byte[] session, long nowNanos) {
        long from = Math.max(gap.from, stream.next());
        if (!bulk.isFor(gap, nowNanos) || !bulk.ask(session, from, gap.to, nowNanos)) {
            return false;
        }
        gap.inBulk = true;
        gap.asked = true;
        gap.askedTo = Math.max(gap.askedTo, bulk.askedTo());
        gap.dueNanos = Long.MAX_VALUE;
        return true;
    }

    /**
     * Asks for the runs still missing, from where the latest asking or answer ended, and gives the number of requests it
     * took. Always from the lowest, numbers that the server lacks would keep those behind them from being asked for.
     */
    private int ask(Gap gap, byte[] session, int budget, long nowNanos) {
        long end = Math.min(gap.to + 1, stream.holdEnd());
        long seqNo = firstToAsk(gap, end);
        int sent = 0;
        int messages = 0;
        while (seqNo < end && sent < budget && messages < MAX_REQUEST_MESSAGES) {
            if (stream.isHeld(seqNo)) {
                seqNo++;
                continue;
            }
            long from = seqNo;
            while (seqNo < end && messages < MAX_REQUEST_MESSAGES && !stream.isHeld(seqNo)) {
                seqNo++;
                messages++;
            }
            send(session, from, (int) (seqNo - from));
            sent++;
            gap.askedTo = Math.max(gap.askedTo, seqNo - 1);
        }
        if (sent == 0) {
            gap.restart(nowNanos); // the rest lies beyond the hold buffer
            return 0;
        }
        gap.asked = true;
        gap.cursor = seqNo;
        gap.answersAwaited = sent * ANSWER_BURST;
        gap.dueNanos = nowNanos + gap.retryNanos;
        gap.retryNanos = Math.min(2 * gap.retryNanos, MAX_RETRY_NANOS);
        return sent;
    }

    /** The next missing number from the cursor on, the lowest when there is none. */
    private long firstToAsk(Gap gap, long end) {
        long lowest = Math.max(gap.from, stream.next());
        for (long seqNo = Math.max(gap.cursor, lowest); seqNo < end; seqNo++) {
            if (!stream.isHeld(seqNo)) {
                return seqNo;
            }
        }
        return lowest;
    }

    private void send(byte[] session, long fromSeqNo, int messageCount) {
        if (requests == RequestSink.NONE) {
            return;
        }
        int length = MoldRequest.encode(request, 0, session, fromSeqNo, messageCount);
        counters.add(Total.REQUESTS, 1);
        if (!requests.send(request, 0, length)) {
            counters.add(Total.REQUESTS_UNSENT, 1);
        }
    }
}
