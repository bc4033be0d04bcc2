package dev.causeway.gateway.inbound.fix.outbound;

import dev.causeway.protocol.feed.FixedPoint;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.CancelOrderEncoder;
import dev.causeway.protocol.xbp.sbe.FrameHeaderEncoder;
import dev.causeway.protocol.xbp.sbe.NewOrderEncoder;
import dev.causeway.protocol.xbp.sbe.OrderStatusRequestEncoder;
import dev.causeway.protocol.xbp.sbe.ReplaceOrderEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** Order frames as an owner writes them. */
public final class OrderFrames {
    /** 2026-11-21 14:24:05.123456789 UTC. */
    public static final long TIME_NANOS = 1_795_271_045_123_456_789L;

    private OrderFrames() {}

    /** Buys 100 at 189.54, for the day. */
    public static UnsafeBuffer newOrder(String clOrdId, int instrumentId) {
        UnsafeBuffer frame = frame(NewOrderEncoder.BLOCK_LENGTH);
        new NewOrderEncoder()
                .wrapAndApplyHeader(frame, 0, new FrameHeaderEncoder())
                .clOrdId(clOrdId)
                .instrumentId(instrumentId)
                .price(18_954_000_000L)
                .orderQty(1_000_000)
                .transactTimeNs(TIME_NANOS)
                .account("ACC-1")
                .side((byte) '1')
                .ordType((byte) '2')
                .timeInForce((byte) '0');
        return frame;
    }

    /** Sells 2.5 at the market; says nothing that it need not. */
    public static UnsafeBuffer marketOrder(String clOrdId, int instrumentId) {
        UnsafeBuffer frame = frame(NewOrderEncoder.BLOCK_LENGTH);
        new NewOrderEncoder()
                .wrapAndApplyHeader(frame, 0, new FrameHeaderEncoder())
                .clOrdId(clOrdId)
                .instrumentId(instrumentId)
                .price(FixedPoint.NULL_PRICE)
                .orderQty(25_000)
                .transactTimeNs(TIME_NANOS)
                .side((byte) '2')
                .ordType((byte) '1');
        return frame;
    }

    public static UnsafeBuffer cancel(String clOrdId, String origClOrdId, int instrumentId) {
        UnsafeBuffer frame = frame(CancelOrderEncoder.BLOCK_LENGTH);
        new CancelOrderEncoder()
                .wrapAndApplyHeader(frame, 0, new FrameHeaderEncoder())
                .clOrdId(clOrdId)
                .origClOrdId(origClOrdId)
                .instrumentId(instrumentId)
                .orderId(77)
                .side((byte) '1')
                .transactTimeNs(TIME_NANOS);
        return frame;
    }

    public static UnsafeBuffer replace(String clOrdId, String origClOrdId, int instrumentId) {
        UnsafeBuffer frame = frame(ReplaceOrderEncoder.BLOCK_LENGTH);
        new ReplaceOrderEncoder()
                .wrapAndApplyHeader(frame, 0, new FrameHeaderEncoder())
                .clOrdId(clOrdId)
                .origClOrdId(origClOrdId)
                .instrumentId(instrumentId)
                .side((byte) '1')
                .ordType((byte) '2')
                .timeInForce((byte) '1')
                .orderId(77)
                .price(1_050_000)
                .orderQty(10_001)
                .transactTimeNs(TIME_NANOS);
        return frame;
    }

    public static UnsafeBuffer status(String clOrdId, int instrumentId) {
        UnsafeBuffer frame = frame(OrderStatusRequestEncoder.BLOCK_LENGTH);
        new OrderStatusRequestEncoder()
                .wrapAndApplyHeader(frame, 0, new FrameHeaderEncoder())
                .clOrdId(clOrdId)
                .instrumentId(instrumentId)
                .orderId(OrderStatusRequestEncoder.orderIdNullValue());
        return frame;
    }

    private static UnsafeBuffer frame(int blockLength) {
        return new UnsafeBuffer(new byte[XbpFrame.frameLengthOf(blockLength)]);
    }
}
