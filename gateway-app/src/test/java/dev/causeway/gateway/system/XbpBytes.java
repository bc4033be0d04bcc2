package dev.causeway.gateway.system;

import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.FrameHeaderEncoder;
import dev.causeway.protocol.xbp.sbe.HeartbeatEncoder;
import dev.causeway.protocol.xbp.sbe.LogonAcceptEncoder;
import dev.causeway.protocol.xbp.sbe.LogonDecoder;
import dev.causeway.protocol.xbp.sbe.MdTradeEncoder;
import java.util.function.Consumer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Frames of a venue, right and wrong ones. */
final class XbpBytes {
    static final int LOGON_BYTES = XbpFrame.frameLengthOf(LogonDecoder.BLOCK_LENGTH);

    private XbpBytes() {}

    static LogonDecoder logon(byte[] frame) {
        return new LogonDecoder().wrap(new UnsafeBuffer(frame), XbpFrame.HEADER_LENGTH, LogonDecoder.BLOCK_LENGTH, 0);
    }

    static byte[] accept(LogonDecoder logon, long next) {
        return frame(next, LogonAcceptEncoder.BLOCK_LENGTH, body -> new LogonAcceptEncoder()
                .wrapAndApplyHeader(body, 0, new FrameHeaderEncoder())
                .sessionEpoch(logon.sessionEpoch())
                .nextSeqToSend(next)
                .nextSeqExpected(logon.nextSeqToSend())
                .heartbeatMs(1_000));
    }

    static byte[] trade(long seqNo) {
        return frame(seqNo, MdTradeEncoder.BLOCK_LENGTH, body -> new MdTradeEncoder()
                .wrapAndApplyHeader(body, 0, new FrameHeaderEncoder())
                .instrumentId(7)
                .tradeId(seqNo)
                .price(12_345)
                .qty(10_000));
    }

    /** A trade's frame that says another length of itself. */
    static byte[] tradeOfLength(long seqNo, int frameLength) {
        byte[] frame = trade(seqNo);
        frame[2] = (byte) frameLength;
        frame[3] = (byte) (frameLength >> 8);
        return frame;
    }

    static byte[] wrongMagic(long seqNo) {
        byte[] frame = trade(seqNo);
        frame[0] = 0x42;
        return frame;
    }

    static byte[] heartbeat(long next) {
        return frame(next, HeartbeatEncoder.BLOCK_LENGTH, body -> new HeartbeatEncoder()
                .wrapAndApplyHeader(body, 0, new FrameHeaderEncoder())
                .testReqId(0));
    }

    private static byte[] frame(long seqNo, int blockLength, Consumer<MutableDirectBuffer> body) {
        byte[] bytes = new byte[XbpFrame.frameLengthOf(blockLength)];
        UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        body.accept(buffer);
        XbpFrame.writeHeader(buffer, 0, 0, bytes.length, seqNo, 0, 1);
        return bytes;
    }
}
