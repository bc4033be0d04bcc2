package dev.causeway.gateway.inbound.xbp;

import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.store.OutboundLog;
import org.agrona.DirectBuffer;

/** Application messages to the venue: stored, then queued for the socket. Owner: the session's thread. */
final class OutboundSender {
    private final OutboundLog log;
    private final FrameWriter writer;
    private final SessionCounters counters;

    OutboundSender(OutboundLog log, FrameWriter writer, SessionCounters counters) {
        this.log = log;
        this.writer = writer;
        this.counters = counters;
        publishNext();
    }

    /** @return the number, or {@link VenueSession#FULL} and nothing stored */
    long send(DirectBuffer frame, int offset, int length) {
        if (length < XbpFrame.MIN_FRAME_LENGTH
                || length > XbpFrame.MAX_FRAME_LENGTH
                || length % XbpFrame.ALIGNMENT != 0) {
            throw new IllegalArgumentException("frame of " + length + " bytes, allowed are multiples of 8, 32..1024");
        }
        if (writer.freeBytes() < length) {
            return VenueSession.FULL;
        }
        long seqNo = log.nextSeqNo();
        log.append(seqNo, frame, offset, length, writer.epochNanos());
        writer.application(seqNo, 0, frame, offset, length);
        SessionCounters.increment(counters.sent);
        publishNext();
        return seqNo;
    }

    void publishNext() {
        counters.nextOutbound.setRelease(log.nextSeqNo());
    }
}
