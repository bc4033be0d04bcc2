package dev.causeway.gateway.normalize;

import dev.causeway.gateway.port.InboundSink;
import dev.causeway.gateway.port.SessionEvents;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.protocol.feed.NoticeEncoder;
import dev.causeway.protocol.feed.Src;
import dev.causeway.protocol.feed.sbe.GapState;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.protocol.feed.sbe.StatusReason;

/** Puts one session's events into the ring. Owned by the session's thread. */
public final class SessionEventWriter implements SessionEvents {
    private static final int WHOLE = Src.FLAG_FIRST | Src.FLAG_LAST;

    private final SessionIdentity identity;
    private final InboundSink sink;
    private final NoticeEncoder encoder = new NoticeEncoder();
    private final Src src = new Src();

    public SessionEventWriter(SessionIdentity identity, InboundSink sink) {
        this.identity = identity;
        this.sink = sink;
    }

    @Override
    public boolean advance(int epoch, long nextExpected, long epochNanos) {
        long position = sink.tryClaim(1);
        if (position < 0) {
            return false;
        }
        Slot slot = begin(position, SlotKind.ADVANCE, epoch, epochNanos);
        slot.nextExpected = nextExpected;
        sink.publish(position, 1);
        return true;
    }

    @Override
    public boolean newEpoch(int epoch, long venueEpoch, long nextExpected, long epochNanos) {
        long position = sink.tryClaim(2);
        if (position < 0) {
            return false;
        }
        Slot slot = begin(position, SlotKind.EPOCH, epoch, epochNanos);
        slot.venueEpoch = venueEpoch;
        slot.nextExpected = nextExpected;
        Slot notice = begin(position + 1, SlotKind.NOTICE, epoch, epochNanos);
        notice.length = encoder.sessionStatus(notice.buffer(), 0, src, SessionStatusCode.RESET, StatusReason.NONE);
        sink.publish(position, 2);
        return true;
    }

    @Override
    public boolean gap(int epoch, long fromSeqNo, long toSeqNo, GapState state, long epochNanos) {
        long position = sink.tryClaim(1);
        if (position < 0) {
            return false;
        }
        gapNotice(position, epoch, fromSeqNo, toSeqNo, state, epochNanos);
        sink.publish(position, 1);
        return true;
    }

    @Override
    public boolean lost(int epoch, long fromSeqNo, long toSeqNo, String why, long epochNanos) {
        long position = sink.tryClaim(2);
        if (position < 0) {
            return false;
        }
        gapNotice(position, epoch, fromSeqNo, toSeqNo, GapState.LOST, epochNanos);
        Slot advance = begin(position + 1, SlotKind.ADVANCE, epoch, epochNanos);
        advance.nextExpected = toSeqNo + 1;
        sink.publish(position, 2);
        return true;
    }

    @Override
    public boolean status(int epoch, SessionStatusCode status, StatusReason reason, long epochNanos) {
        long position = sink.tryClaim(1);
        if (position < 0) {
            return false;
        }
        Slot slot = begin(position, SlotKind.NOTICE, epoch, epochNanos);
        slot.length = encoder.sessionStatus(slot.buffer(), 0, src, status, reason);
        sink.publish(position, 1);
        return true;
    }

    private void gapNotice(long position, int epoch, long from, long to, GapState state, long epochNanos) {
        Slot slot = begin(position, SlotKind.NOTICE, epoch, epochNanos);
        slot.length = encoder.gapNotice(slot.buffer(), 0, src, from, to, state);
    }

    private Slot begin(long position, SlotKind kind, int epoch, long epochNanos) {
        Slot slot = sink.slot(position);
        slot.kind = kind;
        slot.flags = WHOLE;
        slot.sessionNo = identity.sessionNo();
        slot.epoch = epoch;
        slot.venueSeqNo = 0;
        slot.nextExpected = 0;
        slot.venueEpoch = 0;
        slot.key = 0;
        slot.epochNanos = epochNanos;
        slot.length = 0;
        src.sessionNo = identity.sessionNo();
        src.venueId = identity.venueId();
        src.epoch = epoch;
        src.gatewayTimeNs = epochNanos;
        src.flags = WHOLE;
        return slot;
    }
}
