package dev.causeway.gateway.inbound.xbp;

import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.GapFillDecoder;
import dev.causeway.protocol.xbp.sbe.HeartbeatDecoder;
import dev.causeway.protocol.xbp.sbe.ResendRequestDecoder;
import dev.causeway.protocol.xbp.sbe.RetransmissionDecoder;
import dev.causeway.protocol.xbp.sbe.RetransmitRejectDecoder;
import dev.causeway.protocol.xbp.sbe.RetransmitRejectReason;
import dev.causeway.protocol.xbp.sbe.SequenceResetDecoder;
import dev.causeway.protocol.xbp.sbe.SessionRejectDecoder;
import dev.causeway.protocol.xbp.sbe.SessionRejectReason;
import dev.causeway.protocol.xbp.sbe.TestRequestDecoder;
import org.agrona.DirectBuffer;

/** Reads the session frames of a logged-on peer and hands them to the part they concern. Owner: the session's thread. */
final class SessionFrames {
    private final TestRequestDecoder testRequest = new TestRequestDecoder();
    private final ResendRequestDecoder resendRequest = new ResendRequestDecoder();
    private final RetransmissionDecoder retransmission = new RetransmissionDecoder();
    private final RetransmitRejectDecoder retransmitReject = new RetransmitRejectDecoder();
    private final GapFillDecoder gapFill = new GapFillDecoder();
    private final SequenceResetDecoder sequenceReset = new SequenceResetDecoder();
    private final SessionRejectDecoder sessionReject = new SessionRejectDecoder();
    private final InboundOrder order;
    private final InboundFlow flow;
    private final LogonExchange logon;
    private final OutboundReplay replay;
    private final SessionOutputs outputs;

    SessionFrames(
            InboundOrder order, InboundFlow flow, LogonExchange logon, OutboundReplay replay, SessionOutputs outputs) {
        this.order = order;
        this.flow = flow;
        this.logon = logon;
        this.replay = replay;
        this.outputs = outputs;
    }

    /** One frame below template 100 that is neither log-on nor log-out; its named next number has been looked at. */
    void onFrame(int templateId, DirectBuffer frame, int offset, long monotonicNanos, long epochNanos) {
        int body = offset + XbpFrame.HEADER_LENGTH;
        int block = XbpFrame.blockLength(frame, offset);
        int version = XbpFrame.version(frame, offset);
        long nextNamed = XbpFrame.seqNo(frame, offset);
        FrameWriter writer = outputs.writer();
        outputs.warnings().at(monotonicNanos);
        switch (templateId) {
            case HeartbeatDecoder.TEMPLATE_ID -> {
                // it has shown liveness and the next number
            }
            case TestRequestDecoder.TEMPLATE_ID ->
                writer.heartbeat(testRequest.wrap(frame, body, block, version).testReqId());
            case ResendRequestDecoder.TEMPLATE_ID -> {
                resendRequest.wrap(frame, body, block, version);
                SessionCounters.increment(outputs.probe().counters.resendRequestsReceived);
                replay.onRequest(resendRequest.requestId(), resendRequest.fromSeqNo(), resendRequest.count());
            }
            case RetransmissionDecoder.TEMPLATE_ID -> {
                retransmission.wrap(frame, body, block, version);
                flow.onRetransmission(retransmission.fromSeqNo(), retransmission.count(), monotonicNanos);
            }
            case RetransmitRejectDecoder.TEMPLATE_ID ->
                onRetransmitReject(retransmitReject.wrap(frame, body, block, version), epochNanos);
            case GapFillDecoder.TEMPLATE_ID -> {
                gapFill.wrap(frame, body, block, version);
                flow.onGapFill(nextNamed, gapFill.fromSeqNo(), gapFill.newSeqNo(), monotonicNanos, epochNanos);
            }
            case SequenceResetDecoder.TEMPLATE_ID -> {
                sequenceReset.wrap(frame, body, block, version);
                int epoch = order.epoch();
                flow.onSequenceReset(nextNamed, sequenceReset.newEpoch(), sequenceReset.newSeqNo(), epochNanos);
                if (order.epoch() != epoch) {
                    logon.venueBeganEpoch();
                }
            }
            case SessionRejectDecoder.TEMPLATE_ID -> onSessionReject(sessionReject.wrap(frame, body, block, version));
            default -> {
                outputs.warnings().warn("template " + templateId + " not known");
                writer.sessionReject(nextNamed, templateId, SessionRejectReason.UNKNOWN_TEMPLATE, "unknown template");
            }
        }
    }

    private void onRetransmitReject(RetransmitRejectDecoder reject, long epochNanos) {
        outputs.warnings()
                .warn("resend request " + reject.requestId() + " rejected, " + reject.reason() + ", lowest available "
                        + reject.lowestAvailable());
        if (reject.reason() == RetransmitRejectReason.OUT_OF_RANGE) {
            flow.onOutOfRange(reject.requestId(), reject.lowestAvailable(), epochNanos);
        }
    }

    private void onSessionReject(SessionRejectDecoder reject) {
        String text =
                "peer rejects template " + reject.refTemplateId() + " (" + reject.refSeqNo() + "): " + reject.reason();
        outputs.probe().lastError = text;
        outputs.warnings().warn(text);
    }
}
