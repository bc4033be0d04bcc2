package dev.causeway.benchmarks.load;

import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.ExecutionReportEncoder;
import dev.causeway.protocol.xbp.sbe.FrameHeaderEncoder;
import dev.causeway.protocol.xbp.sbe.MdQuoteEncoder;
import dev.causeway.protocol.xbp.sbe.MdTradeEncoder;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A thousand complete XBP frames of one session, made beforehand; sending one is a copy and three patched fields. Owned by
 * the venue's thread.
 */
final class XbpFrameRing {
    /** Instruments of one session; the session's are {@code index * INSTRUMENTS + 0..INSTRUMENTS - 1}. */
    static final int INSTRUMENTS = 64;

    /** No frame of the mix is longer. */
    static final int LONGEST_FRAME = XbpFrame.HEADER_LENGTH + ExecutionReportEncoder.BLOCK_LENGTH;

    private static final int FRAMES = 1000;
    private static final int SEQ_NO_OFFSET = FrameHeaderEncoder.seqNoEncodingOffset();
    private static final int SENDING_TIME_OFFSET = FrameHeaderEncoder.sendingTimeNsEncodingOffset();
    private static final long PRICE_UNIT = 100_000_000L;
    private static final long QTY_UNIT = 10_000L;

    private final UnsafeBuffer frames = new UnsafeBuffer(new byte[FRAMES * LONGEST_FRAME]);
    private final int[] offsets = new int[FRAMES + 1];
    private final int[] transactTimeOffsets = new int[FRAMES];
    private final FrameHeaderEncoder header = new FrameHeaderEncoder();
    private int next;

    XbpFrameRing(int sessionIndex, MessageMix mix, long seed) {
        SplittableRandom random = new SplittableRandom(seed + sessionIndex);
        char[] pattern = mix.pattern();
        int offset = 0;
        for (int i = 0; i < FRAMES; i++) {
            int instrument = sessionIndex * INSTRUMENTS + random.nextInt(INSTRUMENTS);
            offsets[i] = offset;
            int blockLength =
                    switch (pattern[i % pattern.length]) {
                        case 'T' -> trade(i, offset, instrument, random);
                        case 'Q' -> quote(i, offset, instrument, random);
                        default -> execution(i, offset, instrument, random);
                    };
            int length = XbpFrame.HEADER_LENGTH + blockLength;
            XbpFrame.writeHeader(frames, offset, 0, length, 0, 0, 0);
            offset += length;
        }
        offsets[FRAMES] = offset;
    }

    /**
     * Writes the next frame.
     *
     * @param seqNo its MsgSeqNum
     * @param intendedNanos what its sendingTimeNs and transactTimeNs say
     * @return its length
     */
    int write(MutableDirectBuffer to, int toOffset, long seqNo, long intendedNanos) {
        int offset = offsets[next];
        int length = offsets[next + 1] - offset;
        to.putBytes(toOffset, frames, offset, length);
        to.putInt(toOffset + SEQ_NO_OFFSET, (int) seqNo, ByteOrder.LITTLE_ENDIAN);
        to.putLong(toOffset + SENDING_TIME_OFFSET, intendedNanos, ByteOrder.LITTLE_ENDIAN);
        to.putLong(toOffset + transactTimeOffsets[next], intendedNanos, ByteOrder.LITTLE_ENDIAN);
        next = next + 1 == FRAMES ? 0 : next + 1;
        return length;
    }

    private int trade(int index, int offset, int instrument, SplittableRandom random) {
        new MdTradeEncoder()
                .wrapAndApplyHeader(frames, offset, header)
                .instrumentId(instrument)
                .aggressorSide(random.nextBoolean() ? (byte) '1' : (byte) '2')
                .tradeId(index + 1L)
                .price(price(random))
                .qty(qty(random));
        transactTimeOffsets[index] = XbpFrame.HEADER_LENGTH + MdTradeEncoder.transactTimeNsEncodingOffset();
        return MdTradeEncoder.BLOCK_LENGTH;
    }

    private int quote(int index, int offset, int instrument, SplittableRandom random) {
        long bid = price(random);
        new MdQuoteEncoder()
                .wrapAndApplyHeader(frames, offset, header)
                .instrumentId(instrument)
                .bidPx(bid)
                .bidQty(qty(random))
                .askPx(bid + PRICE_UNIT)
                .askQty(qty(random));
        transactTimeOffsets[index] = XbpFrame.HEADER_LENGTH + MdQuoteEncoder.transactTimeNsEncodingOffset();
        return MdQuoteEncoder.BLOCK_LENGTH;
    }

    private int execution(int index, int offset, int instrument, SplittableRandom random) {
        long qty = qty(random);
        new ExecutionReportEncoder()
                .wrapAndApplyHeader(frames, offset, header)
                .orderId(index + 1L)
                .execId(index + 1L)
                .clOrdId("ORDER-" + index)
                .instrumentId(instrument)
                .execType((byte) 'F')
                .ordStatus((byte) '2')
                .side(random.nextBoolean() ? (byte) '1' : (byte) '2')
                .rejectReason((short) 255)
                .price(price(random))
                .lastPx(price(random))
                .lastQty(qty)
                .cumQty(qty)
                .leavesQty(0);
        transactTimeOffsets[index] = XbpFrame.HEADER_LENGTH + ExecutionReportEncoder.transactTimeNsEncodingOffset();
        return ExecutionReportEncoder.BLOCK_LENGTH;
    }

    private static long price(SplittableRandom random) {
        return (100 + random.nextInt(100)) * PRICE_UNIT;
    }

    private static long qty(SplittableRandom random) {
        return (1 + random.nextInt(1000)) * QTY_UNIT;
    }
}
