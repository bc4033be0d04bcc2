package dev.causeway.benchmarks.load;

import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.FrameHeaderEncoder;
import dev.causeway.protocol.xbp.sbe.HeartbeatEncoder;
import dev.causeway.protocol.xbp.sbe.InstrumentDefinitionEncoder;
import dev.causeway.protocol.xbp.sbe.LogonAcceptEncoder;
import dev.causeway.protocol.xbp.sbe.LogonDecoder;
import dev.causeway.protocol.xbp.sbe.LogoutEncoder;
import dev.causeway.protocol.xbp.sbe.LogoutReason;
import dev.causeway.protocol.xbp.sbe.RetransmitRejectEncoder;
import dev.causeway.protocol.xbp.sbe.RetransmitRejectReason;
import org.agrona.MutableDirectBuffer;

/** Encodes the few frames the load venue says besides its mix (XBP section 2, and 304). Owned by the venue's thread. */
final class XbpSessionFrames {
    private static final long TICK_SIZE = 1_000_000L;
    private static final long LOT_SIZE = 10_000L;

    private final MutableDirectBuffer out;
    private final FrameHeaderEncoder header = new FrameHeaderEncoder();
    private final LogonAcceptEncoder logonAccept = new LogonAcceptEncoder();
    private final HeartbeatEncoder heartbeat = new HeartbeatEncoder();
    private final RetransmitRejectEncoder retransmitReject = new RetransmitRejectEncoder();
    private final LogoutEncoder logout = new LogoutEncoder();
    private final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();

    XbpSessionFrames(MutableDirectBuffer out) {
        this.out = out;
    }

    /** Accepts whatever the peer proposed. */
    int logonAccept(int offset, long nextSeqNo, LogonDecoder logon, long epochNanos) {
        logonAccept
                .wrapAndApplyHeader(out, offset, header)
                .sessionEpoch(logon.sessionEpoch())
                .nextSeqToSend(nextSeqNo)
                .nextSeqExpected(logon.nextSeqToSend())
                .heartbeatMs(logon.heartbeatMs());
        return finish(offset, LogonAcceptEncoder.BLOCK_LENGTH, nextSeqNo, epochNanos);
    }

    int heartbeat(int offset, long nextSeqNo, long testReqId, long epochNanos) {
        heartbeat.wrapAndApplyHeader(out, offset, header).testReqId(testReqId);
        return finish(offset, HeartbeatEncoder.BLOCK_LENGTH, nextSeqNo, epochNanos);
    }

    int retransmitReject(int offset, long nextSeqNo, long requestId, long epochNanos) {
        retransmitReject
                .wrapAndApplyHeader(out, offset, header)
                .requestId(requestId)
                .lowestAvailable(nextSeqNo)
                .reason(RetransmitRejectReason.OUT_OF_RANGE);
        return finish(offset, RetransmitRejectEncoder.BLOCK_LENGTH, nextSeqNo, epochNanos);
    }

    int logout(int offset, long nextSeqNo, long epochNanos) {
        logout.wrapAndApplyHeader(out, offset, header)
                .lastSeqSent(nextSeqNo - 1)
                .lastSeqProcessed(0)
                .reason(LogoutReason.NORMAL)
                .text("");
        return finish(offset, LogoutEncoder.BLOCK_LENGTH, nextSeqNo, epochNanos);
    }

    int definition(int offset, long seqNo, int instrumentId, long epochNanos) {
        definition
                .wrapAndApplyHeader(out, offset, header)
                .instrumentId(instrumentId)
                .symbol("LOAD" + instrumentId)
                .tickSize(TICK_SIZE)
                .lotSize(LOT_SIZE);
        return finish(offset, InstrumentDefinitionEncoder.BLOCK_LENGTH, seqNo, epochNanos);
    }

    private int finish(int offset, int blockLength, long seqNo, long epochNanos) {
        int length = XbpFrame.HEADER_LENGTH + blockLength;
        XbpFrame.writeHeader(out, offset, 0, length, seqNo, 0, epochNanos);
        return length;
    }
}
