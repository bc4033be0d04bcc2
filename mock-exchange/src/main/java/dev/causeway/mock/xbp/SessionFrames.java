package dev.causeway.mock.xbp;

import dev.causeway.protocol.feed.Ascii;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.FrameHeaderEncoder;
import dev.causeway.protocol.xbp.sbe.GapFillEncoder;
import dev.causeway.protocol.xbp.sbe.HeartbeatEncoder;
import dev.causeway.protocol.xbp.sbe.LogonAcceptEncoder;
import dev.causeway.protocol.xbp.sbe.LogonRejectEncoder;
import dev.causeway.protocol.xbp.sbe.LogonRejectReason;
import dev.causeway.protocol.xbp.sbe.LogoutEncoder;
import dev.causeway.protocol.xbp.sbe.LogoutReason;
import dev.causeway.protocol.xbp.sbe.ResendRequestEncoder;
import dev.causeway.protocol.xbp.sbe.RetransmissionEncoder;
import dev.causeway.protocol.xbp.sbe.RetransmitRejectEncoder;
import dev.causeway.protocol.xbp.sbe.RetransmitRejectReason;
import dev.causeway.protocol.xbp.sbe.SequenceResetEncoder;
import dev.causeway.protocol.xbp.sbe.SessionRejectEncoder;
import dev.causeway.protocol.xbp.sbe.SessionRejectReason;
import dev.causeway.protocol.xbp.sbe.TestRequestEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes session frames (templateId below 100) to one connection. Each names the next number to be sent and the highest
 * client number processed.
 *
 * <p>Owner: the venue's thread.
 */
final class SessionFrames {
    private static final int SCRATCH_BYTES = 256;
    private static final int TEXT_BYTES = 40;

    private final UnsafeBuffer scratch = new UnsafeBuffer(new byte[SCRATCH_BYTES]);
    private final FrameHeaderEncoder header = new FrameHeaderEncoder();
    private final FrameSink sink;
    private SessionState state;
    private long monotonicNanos;
    private long epochNanos;
    private long lastSentNanos;

    SessionFrames(FrameSink sink, long monotonicNanos) {
        this.sink = sink;
        lastSentNanos = monotonicNanos;
    }

    /** Sets the time of everything written until the next call. */
    void now(long monotonic, long epoch) {
        monotonicNanos = monotonic;
        epochNanos = epoch;
    }

    /** Whose numbers the headers name. */
    void session(SessionState session) {
        state = session;
    }

    long monotonicNanos() {
        return monotonicNanos;
    }

    long epochNanos() {
        return epochNanos;
    }

    long lastSentNanos() {
        return lastSentNanos;
    }

    /** An application frame was written beside this. */
    void sent() {
        lastSentNanos = monotonicNanos;
    }

    void logonAccept(long epoch, long heartbeatMillis) {
        new LogonAcceptEncoder()
                .wrapAndApplyHeader(cleared(), 0, header)
                .sessionEpoch(epoch)
                .nextSeqToSend(state.sent.next())
                .nextSeqExpected(state.expected)
                .heartbeatMs(heartbeatMillis);
        send(LogonAcceptEncoder.BLOCK_LENGTH, state.transmitNext);
    }

    void logonReject(LogonRejectReason reason, String text) {
        LogonRejectEncoder encoder = new LogonRejectEncoder()
                .wrapAndApplyHeader(cleared(), 0, header)
                .sessionEpoch(state == null ? 0 : state.sessionEpoch)
                .nextSeqExpected(state == null ? 1 : state.expected)
                .reason(reason);
        text(encoder.offset() + LogonRejectEncoder.textEncodingOffset(), text);
        send(LogonRejectEncoder.BLOCK_LENGTH, state == null ? 1 : state.sent.next());
    }

    void heartbeat(long testReqId, long seqNo) {
        new HeartbeatEncoder().wrapAndApplyHeader(cleared(), 0, header).testReqId(testReqId);
        send(HeartbeatEncoder.BLOCK_LENGTH, seqNo);
    }

    void testRequest(long testReqId) {
        new TestRequestEncoder().wrapAndApplyHeader(cleared(), 0, header).testReqId(testReqId);
        send(TestRequestEncoder.BLOCK_LENGTH, state.transmitNext);
    }

    void resendRequest(long requestId, long fromSeqNo, long count) {
        new ResendRequestEncoder()
                .wrapAndApplyHeader(cleared(), 0, header)
                .requestId(requestId)
                .fromSeqNo(fromSeqNo)
                .count(count);
        send(ResendRequestEncoder.BLOCK_LENGTH, state.transmitNext);
    }

    void retransmission(long requestId, long fromSeqNo, long count) {
        new RetransmissionEncoder()
                .wrapAndApplyHeader(cleared(), 0, header)
                .requestId(requestId)
                .fromSeqNo(fromSeqNo)
                .count(count);
        send(RetransmissionEncoder.BLOCK_LENGTH, state.transmitNext);
    }

    void retransmitReject(long requestId, RetransmitRejectReason reason) {
        new RetransmitRejectEncoder()
                .wrapAndApplyHeader(cleared(), 0, header)
                .requestId(requestId)
                .lowestAvailable(state.sent.lowest())
                .reason(reason);
        send(RetransmitRejectEncoder.BLOCK_LENGTH, state.transmitNext);
    }

    void gapFill(long requestId, long fromSeqNo, long newSeqNo) {
        new GapFillEncoder()
                .wrapAndApplyHeader(cleared(), 0, header)
                .requestId(requestId)
                .fromSeqNo(fromSeqNo)
                .newSeqNo(newSeqNo);
        send(GapFillEncoder.BLOCK_LENGTH, state.transmitNext);
    }

    /** The header's number is of the epoch that ends. */
    void sequenceReset(long newEpoch, long newSeqNo) {
        new SequenceResetEncoder()
                .wrapAndApplyHeader(cleared(), 0, header)
                .newEpoch(newEpoch)
                .newSeqNo(newSeqNo);
        send(SequenceResetEncoder.BLOCK_LENGTH, state.transmitNext);
    }

    void logout(LogoutReason reason, String text) {
        LogoutEncoder encoder = new LogoutEncoder()
                .wrapAndApplyHeader(cleared(), 0, header)
                .lastSeqSent(state.transmitNext - 1)
                .lastSeqProcessed(state.expected - 1)
                .reason(reason);
        text(encoder.offset() + LogoutEncoder.textEncodingOffset(), text);
        send(LogoutEncoder.BLOCK_LENGTH, state.transmitNext);
    }

    void sessionReject(long refSeqNo, int refTemplateId, SessionRejectReason reason) {
        new SessionRejectEncoder()
                .wrapAndApplyHeader(cleared(), 0, header)
                .refSeqNo(refSeqNo)
                .refTemplateId(refTemplateId)
                .reason(reason);
        send(SessionRejectEncoder.BLOCK_LENGTH, state.transmitNext);
    }

    private UnsafeBuffer cleared() {
        scratch.setMemory(0, SCRATCH_BYTES, (byte) 0);
        return scratch;
    }

    private void text(int offset, String text) {
        Ascii.putTruncated(scratch, offset, TEXT_BYTES, text);
    }

    private void send(int blockLength, long seqNo) {
        int length = XbpFrame.frameLengthOf(blockLength);
        long processed = state == null ? 0 : state.expected - 1;
        XbpFrame.writeHeader(scratch, 0, 0, length, seqNo, processed, epochNanos);
        if (sink.room() >= length) {
            sink.write(scratch, 0, length);
            lastSentNanos = monotonicNanos;
        } else {
            sink.abort();
        }
    }
}
