package dev.causeway.gateway.inbound.xbp;

import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.XbpTemplates;
import dev.causeway.protocol.xbp.sbe.GapFillDecoder;
import dev.causeway.protocol.xbp.sbe.HeartbeatDecoder;
import dev.causeway.protocol.xbp.sbe.LogonDecoder;
import dev.causeway.protocol.xbp.sbe.LogoutDecoder;
import dev.causeway.protocol.xbp.sbe.ResendRequestDecoder;
import dev.causeway.protocol.xbp.sbe.RetransmissionDecoder;
import dev.causeway.protocol.xbp.sbe.RetransmitRejectDecoder;
import dev.causeway.protocol.xbp.sbe.SessionRejectDecoder;
import org.agrona.DirectBuffer;

/** A frame of the gateway in one line. */
final class FrameText {
    private static final int BODY = XbpFrame.HEADER_LENGTH;

    private FrameText() {}

    static String of(DirectBuffer b, int offset) {
        int at = offset + BODY;
        int block = XbpFrame.blockLength(b, offset);
        int id = XbpFrame.templateId(b, offset);
        switch (id) {
            case 1:
                var logon = new LogonDecoder().wrap(b, at, block, 0);
                return "Logon epoch " + logon.sessionEpoch() + " next " + logon.nextSeqToSend() + " expected "
                        + logon.nextSeqExpected() + (logon.resetSeq() == 1 ? " reset" : "");
            case 4:
                return "Heartbeat "
                        + new HeartbeatDecoder().wrap(b, at, block, 0).testReqId();
            case 6:
                var resend = new ResendRequestDecoder().wrap(b, at, block, 0);
                return "ResendRequest " + resend.requestId() + ": " + resend.fromSeqNo() + "+" + resend.count();
            case 7:
                var batch = new RetransmissionDecoder().wrap(b, at, block, 0);
                return "Retransmission " + batch.requestId() + ": " + batch.fromSeqNo() + "+" + batch.count();
            case 8:
                var refusal = new RetransmitRejectDecoder().wrap(b, at, block, 0);
                return "RetransmitReject " + refusal.requestId() + " " + refusal.reason();
            case 9:
                var fill = new GapFillDecoder().wrap(b, at, block, 0);
                return "GapFill " + fill.fromSeqNo() + "->" + fill.newSeqNo();
            case 11:
                return "Logout " + new LogoutDecoder().wrap(b, at, block, 0).reason();
            case 12:
                return "SessionReject "
                        + new SessionRejectDecoder().wrap(b, at, block, 0).reason();
            default:
                return XbpTemplates.name(id)
                        + (id < 100 ? "" : " " + XbpFrame.seqNo(b, offset))
                        + (XbpFrame.isPossDup(b, offset) ? " dup" : "");
        }
    }
}
