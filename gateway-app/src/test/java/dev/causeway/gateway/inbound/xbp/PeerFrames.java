package dev.causeway.gateway.inbound.xbp;

import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.FrameHeaderEncoder;
import dev.causeway.protocol.xbp.sbe.GapFillEncoder;
import dev.causeway.protocol.xbp.sbe.HeartbeatEncoder;
import dev.causeway.protocol.xbp.sbe.LogonAcceptEncoder;
import dev.causeway.protocol.xbp.sbe.LogonRejectEncoder;
import dev.causeway.protocol.xbp.sbe.LogonRejectReason;
import dev.causeway.protocol.xbp.sbe.LogoutEncoder;
import dev.causeway.protocol.xbp.sbe.LogoutReason;
import dev.causeway.protocol.xbp.sbe.MdTradeEncoder;
import dev.causeway.protocol.xbp.sbe.ResendRequestEncoder;
import dev.causeway.protocol.xbp.sbe.RetransmissionEncoder;
import dev.causeway.protocol.xbp.sbe.RetransmitRejectEncoder;
import dev.causeway.protocol.xbp.sbe.RetransmitRejectReason;
import dev.causeway.protocol.xbp.sbe.SequenceResetEncoder;
import dev.causeway.protocol.xbp.sbe.TestRequestEncoder;
import java.util.function.Consumer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Frames as a venue writes them. {@code next} is the number a session frame names. */
final class PeerFrames {
    static final long VENUE_TIME = 77;

    private PeerFrames() {}

    static byte[] accept(long next, long epoch, long nextSeqExpected) {
        return finish(next, 0, LogonAcceptEncoder.BLOCK_LENGTH, b -> new LogonAcceptEncoder()
                .wrapAndApplyHeader(b, 0, new FrameHeaderEncoder())
                .sessionEpoch(epoch)
                .nextSeqToSend(next)
                .nextSeqExpected(nextSeqExpected)
                .heartbeatMs(1_000));
    }

    static byte[] reject(LogonRejectReason reason, long epoch, long nextSeqExpected) {
        return finish(1, 0, LogonRejectEncoder.BLOCK_LENGTH, b -> new LogonRejectEncoder()
                .wrapAndApplyHeader(b, 0, new FrameHeaderEncoder())
                .sessionEpoch(epoch)
                .nextSeqExpected(nextSeqExpected)
                .reason(reason));
    }

    static byte[] heartbeat(long next) {
        return finish(next, 0, 8, b -> new HeartbeatEncoder()
                .wrapAndApplyHeader(b, 0, new FrameHeaderEncoder())
                .testReqId(0));
    }

    static byte[] testRequest(long next, long id) {
        return finish(next, 0, 8, b -> new TestRequestEncoder()
                .wrapAndApplyHeader(b, 0, new FrameHeaderEncoder())
                .testReqId(id));
    }

    static byte[] resendRequest(long next, long id, long from, long count) {
        return finish(next, 0, 16, b -> new ResendRequestEncoder()
                .wrapAndApplyHeader(b, 0, new FrameHeaderEncoder())
                .requestId(id)
                .fromSeqNo(from)
                .count(count));
    }

    static byte[] retransmission(long next, long id, long from, long count) {
        return finish(next, 0, 16, b -> new RetransmissionEncoder()
                .wrapAndApplyHeader(b, 0, new FrameHeaderEncoder())
                .requestId(id)
                .fromSeqNo(from)
                .count(count));
    }

    static byte[] retransmitReject(long next, long id, long lowest, RetransmitRejectReason reason) {
        return finish(next, 0, 16, b -> new RetransmitRejectEncoder()
                .wrapAndApplyHeader(b, 0, new FrameHeaderEncoder())
                .requestId(id)
                .lowestAvailable(lowest)
                .reason(reason));
    }

    static byte[] gapFill(long next, long from, long newSeqNo) {
        return finish(next, 0, 16, b -> new GapFillEncoder()
                .wrapAndApplyHeader(b, 0, new FrameHeaderEncoder())
                .requestId(1)
                .fromSeqNo(from)
                .newSeqNo(newSeqNo));
    }

    static byte[] sequenceReset(long next, long newEpoch, long newSeqNo) {
        return finish(next, 0, 16, b -> new SequenceResetEncoder()
                .wrapAndApplyHeader(b, 0, new FrameHeaderEncoder())
                .newEpoch(newEpoch)
                .newSeqNo(newSeqNo));
    }

    static byte[] logout(long next, LogoutReason reason) {
        return finish(next, 0, 56, b -> new LogoutEncoder()
                .wrapAndApplyHeader(b, 0, new FrameHeaderEncoder())
                .reason(reason));
    }

    static byte[] trade(long seqNo) {
        return trade(seqNo, 0);
    }

    static byte[] trade(long seqNo, int flags) {
        return finish(seqNo, flags, 40, b -> new MdTradeEncoder()
                .wrapAndApplyHeader(b, 0, new FrameHeaderEncoder())
                .instrumentId(7)
                .tradeId(seqNo)
                .price(12_345)
                .qty(10_000));
    }

    /** A template nobody knows. */
    static byte[] unknown(long seqNo, int templateId) {
        return finish(seqNo, 0, 8, b -> new FrameHeaderEncoder()
                .wrap(b, 0)
                .blockLength(8)
                .templateId(templateId)
                .schemaId(XbpFrame.SCHEMA_ID)
                .version(1));
    }

    private static byte[] finish(long seqNo, int flags, int blockLength, Consumer<MutableDirectBuffer> body) {
        byte[] bytes = new byte[XbpFrame.frameLengthOf(blockLength)];
        UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        body.accept(buffer);
        XbpFrame.writeHeader(buffer, 0, flags, bytes.length, seqNo, 0, VENUE_TIME);
        return bytes;
    }
}
