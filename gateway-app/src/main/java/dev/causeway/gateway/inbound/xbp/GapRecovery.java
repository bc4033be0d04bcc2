package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.inbound.gap.Gap;
import dev.causeway.gateway.inbound.gap.GapPursuit;
import dev.causeway.gateway.port.SessionView.FilledBy;
import dev.causeway.protocol.feed.sbe.GapState;
import dev.causeway.protocol.feed.sbe.StatusReason;
import dev.causeway.protocol.xbp.sbe.LogoutReason;
import java.util.concurrent.TimeUnit;

/**
 * The one gap being asked for, in XBP's words: sends the requests, tells the feed, logs out when nothing comes (rules 1 to 3).
 * Owner: the session's thread.
 */
final class GapRecovery {
    /** The peer's batch is in and numbers are still missing: a moment for its next batch before asking for the rest. */
    private static final long NEXT_BATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final GapPursuit pursuit;
    private final InboundOrder order;
    private final HoldBuffer hold;
    private final FrameWriter writer;
    private final PendingEvents events;
    private final SessionControl control;
    private final SessionProbe probe;
    private long requestCount;
    private boolean announced;

    GapRecovery(
            GapPursuit pursuit, InboundOrder order, HoldBuffer hold, SessionOutputs outputs, SessionControl control) {
        this.pursuit = pursuit;
        this.order = order;
        this.hold = hold;
        this.control = control;
        writer = outputs.writer();
        events = outputs.events();
        probe = outputs.probe();
    }

    boolean open() {
        return pursuit.isOpen();
    }

    /** The open gap, or null. */
    Gap gap() {
        return pursuit.gap();
    }

    /** Whether this is the answer to what was asked last. */
    boolean askedAs(long requestId) {
        return pursuit.awaitsAnswer() && requestId == requestCount;
    }

    /** Opens a gap when numbers are missing and none is open, and asks at once unless they are announced already. */
    void openIfMissing(long monotonicNanos, long epochNanos) {
        if (pursuit.chunkDone(order.expected())) {
            request(monotonicNanos);
        } else if (open(monotonicNanos, epochNanos)) {
            if (order.inReplay(gap().from()) && order.inReplay(gap().to())) {
                onReplay(monotonicNanos);
            } else {
                request(monotonicNanos);
            }
        }
    }

    /** After log-on: the peer replays unasked; ask only when it has not begun in time (rule 6). */
    void awaitReplay(long monotonicNanos, long epochNanos) {
        if (pursuit.isOpen()) {
            pursuit.shorten(order.highestKnown());
            closeIfFilled(FilledBy.RESEND, epochNanos);
        }
        open(monotonicNanos, epochNanos);
        announced = false;
        defer(monotonicNanos);
    }

    private boolean open(long monotonicNanos, long epochNanos) {
        if (pursuit.isOpen() || !order.missing()) {
            return false;
        }
        long to = Math.min(order.highestKnown(), hold.lowest(Long.MAX_VALUE) - 1);
        Gap gap = pursuit.open(order.expected(), to, monotonicNanos, epochNanos);
        announced = false;
        SessionCounters.increment(probe.counters.gaps);
        events.gap(order.epoch(), gap, GapState.OPEN, epochNanos);
        publish();
        return true;
    }

    /** The expected number has risen. */
    void onAdvance(FilledBy by, long monotonicNanos, long epochNanos) {
        if (pursuit.isOpen() && !closeIfFilled(by, epochNanos)) {
            pursuit.progressed(monotonicNanos + (order.replayComplete() ? NEXT_BATCH_NANOS : pursuit.timeoutNanos()));
            announced = false;
        }
    }

    private boolean closeIfFilled(FilledBy by, long epochNanos) {
        Gap gap = gap();
        if (order.expected() <= gap.to()) {
            return false;
        }
        events.gap(order.epoch(), gap, GapState.FILLED, epochNanos);
        pursuit.close(by, epochNanos);
        publish();
        return true;
    }

    /** A replay batch is announced: time for it, once a request, but only the numbers themselves renew the tries. */
    void onReplay(long monotonicNanos) {
        if (!announced) {
            announced = true;
            defer(monotonicNanos);
        }
    }

    /** The numbers will never come; nothing happens when none is missing. */
    void lost(long epochNanos) {
        pursuit.close(FilledBy.LOST, epochNanos);
        publish();
    }

    /** With the next connection everything is asked for anew. */
    void onDisconnected() {
        pursuit.disconnected();
    }

    /** Nothing can be received now: no patience is used up. */
    void defer(long monotonicNanos) {
        pursuit.defer(monotonicNanos + pursuit.timeoutNanos());
    }

    void onTimer(long monotonicNanos) {
        switch (pursuit.due(monotonicNanos)) {
            case ASK -> request(monotonicNanos);
            case MOVE_ON -> moveOn(monotonicNanos);
            case WAIT -> {}
        }
    }

    private void moveOn(long monotonicNanos) {
        String what =
                "gap " + order.expected() + ".." + gap().to() + " unfilled after " + gap().attempts() + " requests";
        SessionCounters.increment(probe.counters.gapMoves);
        if (pursuit.movesOn(monotonicNanos)) {
            SessionCounters.increment(probe.counters.gapAlarms);
            what += " to every endpoint";
        }
        publish();
        control.fail(LogoutReason.GAP_UNFILLED, StatusReason.GAP_UNFILLED, what);
    }

    private void request(long monotonicNanos) {
        long from = order.expected();
        long to = pursuit.lastOf(from, gap().to());
        pursuit.asked(to, monotonicNanos);
        announced = false;
        writer.resendRequest(++requestCount, from, to - from + 1);
        SessionCounters.increment(probe.counters.resendRequests);
        publish();
    }

    private void publish() {
        probe.gaps = pursuit.views(order.expected());
    }
}
