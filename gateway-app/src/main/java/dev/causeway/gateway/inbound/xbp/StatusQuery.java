package dev.causeway.gateway.inbound.xbp;

import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.CancelOrderDecoder;
import dev.causeway.protocol.xbp.sbe.FrameHeaderEncoder;
import dev.causeway.protocol.xbp.sbe.NewOrderDecoder;
import dev.causeway.protocol.xbp.sbe.OrderStatusRequestEncoder;
import dev.causeway.protocol.xbp.sbe.ReplaceOrderDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The OrderStatusRequest that belongs to an order, cancel or replace, or says the same as an earlier one. A cancel or replace that the venue never got has
 * changed nothing there: the order still goes by its OrigClOrdID(41). Owner: the session's thread.
 */
final class StatusQuery {
    /** Header and block. */
    static final int LENGTH = XbpFrame.frameLengthOf(OrderStatusRequestEncoder.BLOCK_LENGTH);

    private static final int CL_ORD_ID_LENGTH = OrderStatusRequestEncoder.clOrdIdLength();

    private final FrameHeaderEncoder header = new FrameHeaderEncoder();
    private final OrderStatusRequestEncoder request = new OrderStatusRequestEncoder();
    private final UnsafeBuffer frame = new UnsafeBuffer(new byte[LENGTH]);
    private long seqNo;

    void clear() {
        seqNo = 0;
    }

    /** Whether there is something to ask. */
    boolean asks() {
        return seqNo != 0;
    }

    /** Number of the message that is asked about. */
    long seqNo() {
        return seqNo;
    }

    /** The request; bytes 0 to 23 are the sender's. */
    DirectBuffer frame() {
        return frame;
    }

    /** @return whether the message is about an order, so that its status can be asked */
    boolean about(long ofSeqNo, DirectBuffer message, int offset) {
        int body = offset + XbpFrame.HEADER_LENGTH;
        switch (XbpFrame.templateId(message, offset)) {
            case NewOrderDecoder.TEMPLATE_ID ->
                fill(
                        message,
                        body + NewOrderDecoder.clOrdIdEncodingOffset(),
                        body + NewOrderDecoder.instrumentIdEncodingOffset());
            case CancelOrderDecoder.TEMPLATE_ID -> {
                fill(
                        message,
                        body + CancelOrderDecoder.origClOrdIdEncodingOffset(),
                        body + CancelOrderDecoder.instrumentIdEncodingOffset());
                copyOrderId(message, body + CancelOrderDecoder.orderIdEncodingOffset());
            }
            case ReplaceOrderDecoder.TEMPLATE_ID -> {
                fill(
                        message,
                        body + ReplaceOrderDecoder.origClOrdIdEncodingOffset(),
                        body + ReplaceOrderDecoder.instrumentIdEncodingOffset());
                copyOrderId(message, body + ReplaceOrderDecoder.orderIdEncodingOffset());
            }
            case OrderStatusRequestEncoder.TEMPLATE_ID -> {
                fill(
                        message,
                        body + OrderStatusRequestEncoder.clOrdIdEncodingOffset(),
                        body + OrderStatusRequestEncoder.instrumentIdEncodingOffset());
                copyOrderId(message, body + OrderStatusRequestEncoder.orderIdEncodingOffset());
            }
            default -> {
                return false;
            }
        }
        seqNo = ofSeqNo;
        return true;
    }

    private void fill(DirectBuffer message, int clOrdIdOffset, int instrumentIdOffset) {
        XbpFrame.clear(frame, 0, LENGTH);
        request.wrapAndApplyHeader(frame, 0, header);
        int body = request.offset();
        frame.putBytes(
                body + OrderStatusRequestEncoder.clOrdIdEncodingOffset(), message, clOrdIdOffset, CL_ORD_ID_LENGTH);
        frame.putBytes(
                body + OrderStatusRequestEncoder.instrumentIdEncodingOffset(),
                message,
                instrumentIdOffset,
                Integer.BYTES);
        request.orderId(OrderStatusRequestEncoder.orderIdNullValue());
    }

    private void copyOrderId(DirectBuffer message, int orderIdOffset) {
        frame.putBytes(
                request.offset() + OrderStatusRequestEncoder.orderIdEncodingOffset(),
                message,
                orderIdOffset,
                Long.BYTES);
    }
}
