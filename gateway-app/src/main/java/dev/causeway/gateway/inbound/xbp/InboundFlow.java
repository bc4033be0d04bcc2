package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.inbound.gap.GapPursuit;
import dev.causeway.gateway.port.SessionView.FilledBy;
import dev.causeway.gateway.port.XbpMessages;
import dev.causeway.protocol.feed.sbe.StatusReason;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.GapFillDecoder;
import dev.causeway.protocol.xbp.sbe.LogoutReason;
import dev.causeway.protocol.xbp.sbe.SequenceResetDecoder;
import dev.causeway.protocol.xbp.sbe.SessionRejectReason;
import org.agrona.DirectBuffer;

/**
 * Inbound numbers: what is in order goes on, what is ahead is held, what is missing is asked for (rules 1 to 4 and 7). The
 * expected number rises only when the frame, or the event that stands for it, was taken. Owner: the session's thread.
 */
final class InboundFlow {
    private final InboundOrder order;
    private final HoldBuffer hold;
    private final GapRecovery recovery;
    private final XbpMessages messages;
    private final FrameWriter writer;
    private final PendingEvents events;
    private final SessionControl control;
    private final SessionProbe probe;
    private final VenueWarnings warnings;
    private final SessionCounters counters;
    private final XbpMessages.Context context = new XbpMessages.Context();

    InboundFlow(
            XbpSessionSettings settings,
            InboundOrder order,
            XbpMessages messages,
            SessionOutputs outputs,
            SessionControl control) {
        this.order = order;
        this.messages = messages;
        this.control = control;
        writer = outputs.writer();
        events = outputs.events();
        probe = outputs.probe();
        warnings = outputs.warnings();
        counters = probe.counters;
        XbpLimits limits = settings.limits();
        hold = new HoldBuffer(limits.holdFrames());
        probe.held = hold::size;
        GapPursuit pursuit = new GapPursuit(limits.gaps(), settings.endpoints().size());
        recovery = new GapRecovery(pursuit, order, hold, outputs, control);
        publishEpoch();
    }

    GapRecovery recovery() {
        return recovery;
    }

    /**
     * Takes what could not be taken before: events, then held frames; then sees whether numbers are missing.
     *
     * @return false when the ring is still full
     */
    boolean resume(long monotonicNanos, long epochNanos) {
        if (!events.flush()) {
            return false;
        }
        while (hold.holds(order.expected())) {
            long seqNo = order.expected();
            if (!deliver(hold.frame(seqNo), 0, hold.length(seqNo), hold.readNanos(seqNo))) {
                return false;
            }
            hold.remove(seqNo);
            moved(seqNo + 1, FilledBy.RESEND, monotonicNanos, epochNanos);
            if (!events.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** @return false when the ring has no room: offer the same frame again */
    boolean onApplication(DirectBuffer frame, int offset, int length, long monotonicNanos, long readEpochNanos) {
        long seqNo = XbpFrame.seqNo(frame, offset);
        if (seqNo == order.expected()) {
            if (!deliver(frame, offset, length, readEpochNanos)) {
                return false;
            }
            moved(seqNo + 1, FilledBy.RESEND, monotonicNanos, readEpochNanos);
        } else if (seqNo > order.expected()) {
            holdBack(seqNo, frame, offset, length, readEpochNanos);
        } else if (XbpFrame.isPossDup(frame, offset)) {
            SessionCounters.increment(counters.duplicates);
        } else {
            control.fail(
                    LogoutReason.SEQ_TOO_LOW,
                    StatusReason.SEQ_TOO_LOW,
                    "application seqNo " + seqNo + " without POSS_DUP, expected " + order.expected());
        }
        return true;
    }

    /** A session frame names the peer's next number (rule 2). */
    void onNextNamed(long nextSeqNo) {
        if (nextSeqNo < order.expected()) {
            control.fail(
                    LogoutReason.SEQ_REGRESSION,
                    StatusReason.SEQ_TOO_LOW,
                    "session frame names next " + nextSeqNo + ", at least " + order.expected());
        } else {
            order.know(nextSeqNo - 1);
        }
    }

    void onRetransmission(long fromSeqNo, long count, long monotonicNanos) {
        order.replaying(fromSeqNo, fromSeqNo + count);
        recovery.onReplay(monotonicNanos);
    }

    /** Rule 4. */
    void onGapFill(long nextNamed, long fromSeqNo, long newSeqNo, long monotonicNanos, long epochNanos) {
        if (newSeqNo <= fromSeqNo) {
            reject(
                    nextNamed,
                    GapFillDecoder.TEMPLATE_ID,
                    SessionRejectReason.BAD_GAP_FILL,
                    "newSeqNo " + newSeqNo + " <= " + fromSeqNo);
        } else if (fromSeqNo > order.expected()) {
            order.know(newSeqNo - 1);
        } else if (newSeqNo > order.expected()) {
            show(newSeqNo);
            events.advance(order.epoch(), newSeqNo, epochNanos);
            hold.dropBelow(newSeqNo);
            moved(newSeqNo, FilledBy.GAP_FILL, monotonicNanos, epochNanos);
        }
    }

    /** The peer has no longer what we asked for (rule 3). */
    void onOutOfRange(long requestId, long lowestAvailable, long epochNanos) {
        if (!recovery.askedAs(requestId)) {
            return;
        }
        long to = recovery.gap().to();
        boolean partly = lowestAvailable > order.expected() && lowestAvailable <= to;
        declareLost(partly ? lowestAvailable - 1 : to, "the venue has them no longer", epochNanos);
    }

    /** Rule 7; the header's number was of the old epoch and has been looked at. */
    void onSequenceReset(long nextNamed, long newEpoch, long newSeqNo, long epochNanos) {
        int compared = Long.compareUnsigned(newEpoch, order.venueEpoch());
        if (newSeqNo < 1) {
            reject(nextNamed, SequenceResetDecoder.TEMPLATE_ID, SessionRejectReason.BAD_VALUE, "newSeqNo 0");
        } else if (compared > 0) {
            beginEpoch(newEpoch, newSeqNo, epochNanos);
        } else if (compared < 0 || newSeqNo < order.expected()) {
            reject(
                    nextNamed,
                    SequenceResetDecoder.TEMPLATE_ID,
                    SessionRejectReason.RESET_LOWERS,
                    "epoch " + order.venueEpoch() + ", expected " + order.expected());
        } else if (newSeqNo > order.expected()) {
            declareLost(newSeqNo - 1, "SequenceReset skips them", epochNanos);
        }
    }

    /** A new run of numbers; what is missing in the old one is lost (architecture, invariant 4). */
    void beginEpoch(long venueEpoch, long firstExpected, long epochNanos) {
        if (order.missing()) {
            declareLost(order.highestKnown(), "a new epoch begins", epochNanos);
        }
        hold.clear();
        recovery.lost(epochNanos);
        order.begin(order.epoch() + 1, venueEpoch, firstExpected);
        events.newEpoch(order.epoch(), venueEpoch, firstExpected, epochNanos);
        publishEpoch();
    }

    /** The connection ended: what was held will be replayed. */
    void onDisconnected() {
        hold.clear();
        order.replaying(0, 0);
        recovery.onDisconnected();
    }

    private void declareLost(long toSeqNo, String why, long epochNanos) {
        long from = order.expected();
        show(toSeqNo + 1);
        events.lost(order.epoch(), from, toSeqNo, why, epochNanos);
        SessionCounters.add(counters.lost, toSeqNo - from + 1);
        probe.lastError = "lost " + from + ".." + toSeqNo;
        hold.dropBelow(toSeqNo + 1);
        order.moveTo(toSeqNo + 1);
        recovery.lost(epochNanos);
    }

    private boolean deliver(DirectBuffer frame, int offset, int length, long readEpochNanos) {
        long seqNo = order.expected();
        context.epoch = order.epoch();
        context.gatewayTimeNs = readEpochNanos;
        context.recovered = XbpFrame.isPossDup(frame, offset) || order.inReplay(seqNo);
        show(seqNo + 1);
        boolean taken = messages.onApplicationFrame(frame, offset, length, context);
        if (taken) {
            SessionCounters.increment(counters.messages);
        } else {
            show(seqNo);
        }
        return taken;
    }

    private void moved(long nextExpected, FilledBy by, long monotonicNanos, long epochNanos) {
        order.moveTo(nextExpected);
        recovery.onAdvance(by, monotonicNanos, epochNanos);
    }

    private void holdBack(long seqNo, DirectBuffer frame, int offset, int length, long readEpochNanos) {
        order.know(seqNo);
        if (hold.holds(seqNo)) {
            SessionCounters.increment(counters.duplicates);
        } else if (hold.reaches(seqNo, order.expected())) {
            hold.put(seqNo, frame, offset, length, readEpochNanos);
        } else {
            SessionCounters.increment(counters.overflows);
        }
    }

    private void reject(long refSeqNo, int templateId, SessionRejectReason reason, String text) {
        warnings.warn("template " + templateId + " refused, " + reason + " (" + text + ")");
        writer.sessionReject(refSeqNo, templateId, reason, text);
    }

    private void publishEpoch() {
        probe.epoch = order.epoch();
        probe.venueEpoch = order.venueEpoch();
        show(order.expected());
    }

    /** Before the unit that commits it can be: an operator never sees fewer than are committed. */
    private void show(long nextExpected) {
        counters.expected.setRelease(nextExpected);
    }
}
