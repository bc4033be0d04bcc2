package dev.causeway.gateway.inbound.xbp;

import dev.causeway.protocol.feed.sbe.GapState;
import dev.causeway.protocol.feed.sbe.StatusReason;
import dev.causeway.protocol.xbp.sbe.LogoutReason;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one gap being asked for: opens it, repeats the request, gives up (rules 1 to 3). Owner: the session's thread.
 */
final class GapRecovery {
    /** The peer's batch is in and numbers are still missing: a moment for its next batch before asking for the rest. */
    private static final long NEXT_BATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final Logger LOG = LoggerFactory.getLogger(GapRecovery.class);

    private final XbpLimits limits;
    private final long timeoutNanos;
    private final InboundOrder order;
    private final HoldBuffer hold;
    private final FrameWriter writer;
    private final PendingEvents events;
    private final SessionControl control;
    private final SessionProbe probe;
    private Gap gap;
    private long gapCount;
    private long requestCount;

    GapRecovery(XbpLimits limits, InboundOrder order, HoldBuffer hold, SessionOutputs outputs, SessionControl control) {
        this.limits = limits;
        this.order = order;
        this.hold = hold;
        this.control = control;
        timeoutNanos = TimeUnit.MILLISECONDS.toNanos(limits.resendTimeoutMillis());
        writer = outputs.writer();
        events = outputs.events();
        probe = outputs.probe();
    }

    boolean open() {
        return gap != null;
    }

    Gap gap() {
        return gap;
    }

    /** Opens a gap when numbers are missing and none is open, and asks at once unless they are announced already. */
    void openIfMissing(long monotonicNanos, long epochNanos) {
        if (!open(epochNanos)) {
            return;
        }
        if (order.inReplay(gap.fromSeqNo()) && order.inReplay(gap.toSeqNo())) {
            onReplay(monotonicNanos);
        } else {
            request(monotonicNanos);
        }
    }

    /** After log-on: the peer replays unasked; ask only when it has not begun in time (rule 6). */
    void awaitReplay(long monotonicNanos, long epochNanos) {
        if (gap != null) {
            gap.shortenTo(order.highestKnown());
            onAdvance(monotonicNanos, epochNanos);
        }
        open(epochNanos);
        if (gap != null) {
            gap.progressed(monotonicNanos + timeoutNanos);
        }
    }

    private boolean open(long epochNanos) {
        if (gap != null || !order.missing()) {
            return false;
        }
        long to = Math.min(order.highestKnown(), hold.lowest(Long.MAX_VALUE) - 1);
        gap = new Gap(++gapCount, order.expected(), to, epochNanos);
        SessionCounters.increment(probe.counters.gaps);
        events.gap(order.epoch(), gap, GapState.OPEN, epochNanos);
        LOG.info("session {}: gap {}..{} open", probe.identity().id(), gap.fromSeqNo(), gap.toSeqNo());
        publish();
        return true;
    }

    /** The expected number has risen. */
    void onAdvance(long monotonicNanos, long epochNanos) {
        if (gap == null) {
            return;
        }
        if (order.expected() > gap.toSeqNo()) {
            events.gap(order.epoch(), gap, GapState.FILLED, epochNanos);
            LOG.info("session {}: gap {}..{} filled", probe.identity().id(), gap.fromSeqNo(), gap.toSeqNo());
            close();
        } else {
            gap.progressed(monotonicNanos + (order.replayComplete() ? NEXT_BATCH_NANOS : timeoutNanos));
        }
    }

    /** A replay batch is announced: time for it, but only the numbers themselves renew the tries. */
    void onReplay(long monotonicNanos) {
        if (gap != null) {
            gap.announced(monotonicNanos + timeoutNanos);
        }
    }

    /** The gap is gone without having been filled. */
    void close() {
        gap = null;
        publish();
    }

    /** Nothing can be received now: no patience is used up. */
    void defer(long monotonicNanos) {
        if (gap != null) {
            gap.defer(monotonicNanos + timeoutNanos);
        }
    }

    void onTimer(long monotonicNanos) {
        if (gap == null || !gap.due(monotonicNanos)) {
            return;
        }
        if (gap.attempts() >= limits.resendAttempts()) {
            control.fail(
                    LogoutReason.GAP_UNFILLED,
                    StatusReason.GAP_UNFILLED,
                    "gap " + order.expected() + ".." + gap.toSeqNo() + " unfilled after " + gap.attempts()
                            + " requests, allowed are " + limits.resendAttempts());
        } else {
            request(monotonicNanos);
        }
    }

    private void request(long monotonicNanos) {
        long from = order.expected();
        gap.asked(++requestCount, monotonicNanos + timeoutNanos);
        writer.resendRequest(requestCount, from, gap.toSeqNo() - from + 1);
        SessionCounters.increment(probe.counters.resendRequests);
        publish();
    }

    private void publish() {
        probe.gaps = gap == null ? List.of() : List.of(gap.view(order.expected()));
    }
}
