package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.port.VenueSession;
import dev.causeway.protocol.feed.sbe.StatusReason;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.LogoutReason;
import dev.causeway.store.OutboundLog;
import dev.causeway.store.StoreException;
import org.agrona.DirectBuffer;

/** Application messages to the venue: stored, then queued for the socket. Owner: the session's thread. */
final class OutboundSender {
    private final OutboundLog log;
    private final FrameWriter writer;
    private final SessionControl control;
    private final SessionCounters counters;

    OutboundSender(OutboundLog log, FrameWriter writer, SessionControl control, SessionCounters counters) {
        this.log = log;
        this.writer = writer;
        this.control = control;
        this.counters = counters;
        publishNext();
    }

    /** As {@link VenueSession#send}, while logged on. */
    VenueSession.Result send(DirectBuffer frame, int offset, int length) {
        if (length < XbpFrame.MIN_FRAME_LENGTH
                || length > XbpFrame.MAX_FRAME_LENGTH
                || length % XbpFrame.ALIGNMENT != 0) {
            throw new IllegalArgumentException("frame of " + length + " bytes, allowed are multiples of 8, 32..1024");
        }
        if (writer.freeBytes() < length) {
            return VenueSession.Result.FULL;
        }
        long seqNo = log.nextSeqNo();
        try {
            log.append(seqNo, frame, offset, length, writer.epochNanos());
        } catch (StoreException e) {
            control.fail(
                    LogoutReason.NORMAL,
                    StatusReason.JOURNAL_FAILURE,
                    "message " + seqNo + " not stored and not sent: " + e.getMessage());
            return VenueSession.Result.STORE_FAILED;
        }
        writer.application(seqNo, 0, frame, offset, length);
        SessionCounters.increment(counters.sent);
        publishNext();
        return VenueSession.Result.ACCEPTED;
    }

    void publishNext() {
        counters.nextOutbound.setRelease(log.nextSeqNo());
    }
}
