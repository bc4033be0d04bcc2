package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.inbound.socket.SendBuffer;
import dev.causeway.protocol.feed.Ascii;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.FrameHeaderEncoder;
import dev.causeway.protocol.xbp.sbe.GapFillEncoder;
import dev.causeway.protocol.xbp.sbe.HeartbeatEncoder;
import dev.causeway.protocol.xbp.sbe.LogonEncoder;
import dev.causeway.protocol.xbp.sbe.LogoutEncoder;
import dev.causeway.protocol.xbp.sbe.LogoutReason;
import dev.causeway.protocol.xbp.sbe.ResendRequestEncoder;
import dev.causeway.protocol.xbp.sbe.RetransmissionEncoder;
import dev.causeway.protocol.xbp.sbe.RetransmitRejectEncoder;
import dev.causeway.protocol.xbp.sbe.RetransmitRejectReason;
import dev.causeway.protocol.xbp.sbe.SessionRejectEncoder;
import dev.causeway.protocol.xbp.sbe.SessionRejectReason;
import dev.causeway.protocol.xbp.sbe.TestRequestEncoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Encodes frames into the send buffer of the connection. Each method answers false when there is no connection or no
 * room; a peer that leaves no room is a slow reader (rule 11). Owner: the session's thread.
 */
final class FrameWriter {
    private static final int TEXT_LENGTH = 40;

    private final FrameHeaderEncoder header = new FrameHeaderEncoder();
    private final LogonEncoder logon = new LogonEncoder();
    private final HeartbeatEncoder heartbeat = new HeartbeatEncoder();
    private final TestRequestEncoder testRequest = new TestRequestEncoder();
    private final ResendRequestEncoder resendRequest = new ResendRequestEncoder();
    private final RetransmissionEncoder retransmission = new RetransmissionEncoder();
    private final RetransmitRejectEncoder retransmitReject = new RetransmitRejectEncoder();
    private final GapFillEncoder gapFill = new GapFillEncoder();
    private final LogoutEncoder logout = new LogoutEncoder();
    private final SessionRejectEncoder sessionReject = new SessionRejectEncoder();
    private final InboundOrder order;
    private final CommittedPosition committed;
    private SendBuffer out;
    private long nextSeqNo;
    private long epochNanos;
    private int at;
    private boolean refused;
    private boolean wrote;

    FrameWriter(InboundOrder order, CommittedPosition committed) {
        this.order = order;
        this.committed = committed;
    }

    /** A new connection, or null for none. */
    void attach(SendBuffer sendBuffer) {
        out = sendBuffer;
        refused = false;
    }

    /** What the following frames name as the next number, until an application frame uses it, and as their time. */
    void stamp(long nextOutboundSeqNo, long nowEpochNanos) {
        nextSeqNo = nextOutboundSeqNo;
        epochNanos = nowEpochNanos;
    }

    /** Whether a frame did not fit since the connection began. */
    boolean refused() {
        return refused;
    }

    /** Whether anything was written since this was asked last. */
    boolean takeWrote() {
        boolean result = wrote;
        wrote = false;
        return result;
    }

    boolean attached() {
        return out != null;
    }

    /** The time of the following frames. */
    long epochNanos() {
        return epochNanos;
    }

    int freeBytes() {
        return out == null ? 0 : out.freeBytes();
    }

    boolean logon(XbpSessionSettings settings, boolean reset) {
        if (!begin(LogonEncoder.BLOCK_LENGTH)) {
            return false;
        }
        logon.wrapAndApplyHeader(out.buffer(), at, header)
                .compId(settings.compId())
                .secret(settings.secret())
                .sessionEpoch(order.venueEpoch())
                .nextSeqToSend(nextSeqNo)
                .nextSeqExpected(order.expected())
                .heartbeatMs(settings.heartbeatMs())
                .resetSeq((short) (reset ? 1 : 0))
                .cancelOnDisconnect((short) (settings.cancelOnDisconnect() ? 1 : 0));
        return end(LogonEncoder.BLOCK_LENGTH);
    }

    boolean heartbeat(long testReqId) {
        if (!begin(HeartbeatEncoder.BLOCK_LENGTH)) {
            return false;
        }
        heartbeat.wrapAndApplyHeader(out.buffer(), at, header).testReqId(testReqId);
        return end(HeartbeatEncoder.BLOCK_LENGTH);
    }

    boolean testRequest(long testReqId) {
        if (!begin(TestRequestEncoder.BLOCK_LENGTH)) {
            return false;
        }
        testRequest.wrapAndApplyHeader(out.buffer(), at, header).testReqId(testReqId);
        return end(TestRequestEncoder.BLOCK_LENGTH);
    }

    boolean resendRequest(long requestId, long fromSeqNo, long count) {
        if (!begin(ResendRequestEncoder.BLOCK_LENGTH)) {
            return false;
        }
        resendRequest
                .wrapAndApplyHeader(out.buffer(), at, header)
                .requestId(requestId)
                .fromSeqNo(fromSeqNo)
                .count(count);
        return end(ResendRequestEncoder.BLOCK_LENGTH);
    }

    boolean retransmission(long requestId, long fromSeqNo, long count) {
        if (!begin(RetransmissionEncoder.BLOCK_LENGTH)) {
            return false;
        }
        retransmission
                .wrapAndApplyHeader(out.buffer(), at, header)
                .requestId(requestId)
                .fromSeqNo(fromSeqNo)
                .count(count);
        return end(RetransmissionEncoder.BLOCK_LENGTH);
    }

    boolean retransmitReject(long requestId, long lowestAvailable, RetransmitRejectReason reason) {
        if (!begin(RetransmitRejectEncoder.BLOCK_LENGTH)) {
            return false;
        }
        retransmitReject
                .wrapAndApplyHeader(out.buffer(), at, header)
                .requestId(requestId)
                .lowestAvailable(lowestAvailable)
                .reason(reason);
        return end(RetransmitRejectEncoder.BLOCK_LENGTH);
    }

    boolean gapFill(long requestId, long fromSeqNo, long newSeqNo) {
        if (!begin(GapFillEncoder.BLOCK_LENGTH)) {
            return false;
        }
        gapFill.wrapAndApplyHeader(out.buffer(), at, header)
                .requestId(requestId)
                .fromSeqNo(fromSeqNo)
                .newSeqNo(newSeqNo);
        return end(GapFillEncoder.BLOCK_LENGTH);
    }

    boolean logout(LogoutReason reason, String text) {
        if (!begin(LogoutEncoder.BLOCK_LENGTH)) {
            return false;
        }
        logout.wrapAndApplyHeader(out.buffer(), at, header)
                .lastSeqSent(nextSeqNo - 1)
                .lastSeqProcessed(committed.lastProcessed(order))
                .reason(reason);
        Ascii.putTruncated(out.buffer(), logout.offset() + LogoutEncoder.textEncodingOffset(), TEXT_LENGTH, text);
        return end(LogoutEncoder.BLOCK_LENGTH);
    }

    boolean sessionReject(long refSeqNo, int refTemplateId, SessionRejectReason reason, String text) {
        if (!begin(SessionRejectEncoder.BLOCK_LENGTH)) {
            return false;
        }
        sessionReject
                .wrapAndApplyHeader(out.buffer(), at, header)
                .refSeqNo(refSeqNo)
                .refTemplateId(refTemplateId)
                .reason(reason);
        Ascii.putTruncated(
                out.buffer(), sessionReject.offset() + SessionRejectEncoder.textEncodingOffset(), TEXT_LENGTH, text);
        return end(SessionRejectEncoder.BLOCK_LENGTH);
    }

    /** An application frame as it is, but for bytes 0 to 23 of its header. */
    boolean application(long seqNo, int flags, DirectBuffer frame, int offset, int length) {
        if (!claim(length)) {
            return false;
        }
        MutableDirectBuffer target = out.buffer();
        target.putBytes(at, frame, offset, length);
        XbpFrame.writeHeader(target, at, flags, length, seqNo, committed.lastProcessed(order), epochNanos);
        out.commit(length);
        wrote = true;
        nextSeqNo = Math.max(nextSeqNo, seqNo + 1);
        return true;
    }

    private boolean begin(int blockLength) {
        int length = XbpFrame.frameLengthOf(blockLength);
        if (!claim(length)) {
            return false;
        }
        out.buffer().setMemory(at, length, (byte) 0);
        return true;
    }

    private boolean claim(int length) {
        at = out == null ? SendBuffer.FULL : out.claim(length);
        if (at == SendBuffer.FULL) {
            refused = out != null;
            return false;
        }
        return true;
    }

    private boolean end(int blockLength) {
        int length = XbpFrame.frameLengthOf(blockLength);
        XbpFrame.writeHeader(out.buffer(), at, 0, length, nextSeqNo, committed.lastProcessed(order), epochNanos);
        out.commit(length);
        wrote = true;
        return true;
    }
}
