package dev.causeway.gateway.normalize;

import dev.causeway.protocol.feed.Ascii;
import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.Src;
import dev.causeway.protocol.feed.UnmappedEncoder;
import dev.causeway.protocol.feed.sbe.CancelRejectEncoder;
import dev.causeway.protocol.feed.sbe.InstrumentDefEncoder;
import dev.causeway.protocol.feed.sbe.OrderEventEncoder;
import dev.causeway.protocol.feed.sbe.Protocol;
import dev.causeway.protocol.feed.sbe.QuoteEncoder;
import dev.causeway.protocol.feed.sbe.TradeEncoder;
import dev.causeway.protocol.feed.sbe.TradingStatusEncoder;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.CancelRejectDecoder;
import dev.causeway.protocol.xbp.sbe.ExecutionReportDecoder;
import dev.causeway.protocol.xbp.sbe.InstrumentDefinitionDecoder;
import dev.causeway.protocol.xbp.sbe.MdQuoteDecoder;
import dev.causeway.protocol.xbp.sbe.MdTradeDecoder;
import dev.causeway.protocol.xbp.sbe.TradingStatusDecoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Encodes a frame's feed message at the start of a buffer. Owner: the session's thread. */
final class XbpTranslation {
    private static final int HIGHEST_TRADING_STATUS = 4;
    private static final short OTHER = 0;

    private final ExecutionReportDecoder executionReport = new ExecutionReportDecoder();
    private final CancelRejectDecoder cancelReject = new CancelRejectDecoder();
    private final MdTradeDecoder mdTrade = new MdTradeDecoder();
    private final MdQuoteDecoder mdQuote = new MdQuoteDecoder();
    private final TradingStatusDecoder venueStatus = new TradingStatusDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final OrderEventEncoder orderEvent = new OrderEventEncoder();
    private final CancelRejectEncoder reject = new CancelRejectEncoder();
    private final TradeEncoder trade = new TradeEncoder();
    private final QuoteEncoder quote = new QuoteEncoder();
    private final TradingStatusEncoder tradingStatus = new TradingStatusEncoder();
    private final InstrumentDefEncoder instrumentDef = new InstrumentDefEncoder();
    private final UnmappedEncoder unmapped = new UnmappedEncoder();

    /** @return the encoded length in bytes, header included */
    int encode(MutableDirectBuffer out, Src src, DirectBuffer frame, int offset, int length) {
        int body = offset + XbpFrame.HEADER_LENGTH;
        int block = XbpFrame.blockLength(frame, offset);
        int version = XbpFrame.version(frame, offset);
        int templateId = XbpFrame.templateId(frame, offset);
        return switch (templateId) {
            case ExecutionReportDecoder.TEMPLATE_ID ->
                orderEvent(out, src, executionReport.wrap(frame, body, block, version));
            case CancelRejectDecoder.TEMPLATE_ID -> reject(out, src, cancelReject.wrap(frame, body, block, version));
            case MdTradeDecoder.TEMPLATE_ID -> trade(out, src, mdTrade.wrap(frame, body, block, version));
            case MdQuoteDecoder.TEMPLATE_ID -> quote(out, src, mdQuote.wrap(frame, body, block, version));
            case TradingStatusDecoder.TEMPLATE_ID -> status(out, src, venueStatus.wrap(frame, body, block, version));
            case InstrumentDefinitionDecoder.TEMPLATE_ID ->
                instrumentDef(out, src, definition.wrap(frame, body, block, version));
            default ->
                unmapped.encode(
                        out,
                        0,
                        src,
                        new UnmappedEncoder.Message(Integer.toString(templateId), Protocol.XBP, frame, offset, length),
                        1);
        };
    }

    private int orderEvent(MutableDirectBuffer out, Src src, ExecutionReportDecoder from) {
        int body = begin(out, src, OrderEventEncoder.BLOCK_LENGTH, OrderEventEncoder.TEMPLATE_ID);
        orderEvent
                .wrap(out, body)
                .price(from.price())
                .lastPx(from.lastPx())
                .lastQty(from.lastQty())
                .cumQty(from.cumQty())
                .leavesQty(from.leavesQty())
                .execType(from.execType())
                .ordStatus(from.ordStatus())
                .side(from.side())
                .reason(from.rejectReason());
        out.putBytes(
                body + OrderEventEncoder.clOrdIdEncodingOffset(),
                from.buffer(),
                from.offset() + ExecutionReportDecoder.clOrdIdEncodingOffset(),
                OrderEventEncoder.clOrdIdEncodingLength());
        Ascii.putUnsigned(
                out,
                body + OrderEventEncoder.venueOrderIdEncodingOffset(),
                OrderEventEncoder.venueOrderIdEncodingLength(),
                from.orderId());
        Ascii.putUnsigned(
                out,
                body + OrderEventEncoder.execIdEncodingOffset(),
                OrderEventEncoder.execIdEncodingLength(),
                from.execId());
        orderEvent.putText(out, 0, 0);
        return FeedMessage.HEADER_LENGTH + orderEvent.encodedLength();
    }

    private int reject(MutableDirectBuffer out, Src src, CancelRejectDecoder from) {
        int body = begin(out, src, CancelRejectEncoder.BLOCK_LENGTH, CancelRejectEncoder.TEMPLATE_ID);
        reject.wrap(out, body)
                .ordStatus(from.ordStatus())
                .reason(from.rejectReason())
                .responseTo(from.responseTo());
        out.putBytes(
                body + CancelRejectEncoder.clOrdIdEncodingOffset(),
                from.buffer(),
                from.offset() + CancelRejectDecoder.clOrdIdEncodingOffset(),
                CancelRejectEncoder.clOrdIdEncodingLength());
        out.putBytes(
                body + CancelRejectEncoder.origClOrdIdEncodingOffset(),
                from.buffer(),
                from.offset() + CancelRejectDecoder.origClOrdIdEncodingOffset(),
                CancelRejectEncoder.origClOrdIdEncodingLength());
        Ascii.putUnsigned(
                out,
                body + CancelRejectEncoder.venueOrderIdEncodingOffset(),
                CancelRejectEncoder.venueOrderIdEncodingLength(),
                from.orderId());
        reject.putText(out, 0, 0);
        return FeedMessage.HEADER_LENGTH + reject.encodedLength();
    }

    private int trade(MutableDirectBuffer out, Src src, MdTradeDecoder from) {
        int body = begin(out, src, TradeEncoder.BLOCK_LENGTH, TradeEncoder.TEMPLATE_ID);
        trade.wrap(out, body)
                .tradeId(from.tradeId())
                .price(from.price())
                .qty(from.qty())
                .aggressor(from.aggressorSide());
        return FeedMessage.HEADER_LENGTH + TradeEncoder.BLOCK_LENGTH;
    }

    private int quote(MutableDirectBuffer out, Src src, MdQuoteDecoder from) {
        int body = begin(out, src, QuoteEncoder.BLOCK_LENGTH, QuoteEncoder.TEMPLATE_ID);
        quote.wrap(out, body)
                .bidPx(from.bidPx())
                .bidQty(from.bidQty())
                .askPx(from.askPx())
                .askQty(from.askQty());
        return FeedMessage.HEADER_LENGTH + QuoteEncoder.BLOCK_LENGTH;
    }

    private int status(MutableDirectBuffer out, Src src, TradingStatusDecoder from) {
        int body = begin(out, src, TradingStatusEncoder.BLOCK_LENGTH, TradingStatusEncoder.TEMPLATE_ID);
        short status = from.status();
        tradingStatus
                .wrap(out, body)
                .status(status <= HIGHEST_TRADING_STATUS ? status : OTHER)
                .reason(from.reason());
        return FeedMessage.HEADER_LENGTH + TradingStatusEncoder.BLOCK_LENGTH;
    }

    private int instrumentDef(MutableDirectBuffer out, Src src, InstrumentDefinitionDecoder from) {
        int body = begin(out, src, InstrumentDefEncoder.BLOCK_LENGTH, InstrumentDefEncoder.TEMPLATE_ID);
        instrumentDef.wrap(out, body).tickSize(from.tickSize()).lotSize(from.lotSize());
        out.putBytes(
                body + InstrumentDefEncoder.symbolEncodingOffset(),
                from.buffer(),
                from.offset() + InstrumentDefinitionDecoder.symbolEncodingOffset(),
                InstrumentDefEncoder.symbolEncodingLength());
        return FeedMessage.HEADER_LENGTH + InstrumentDefEncoder.BLOCK_LENGTH;
    }

    private static int begin(MutableDirectBuffer out, Src src, int blockLength, int templateId) {
        FeedMessage.writeHeader(out, 0, blockLength, templateId);
        src.write(out, FeedMessage.HEADER_LENGTH);
        FeedMessage.clear(out, FeedMessage.HEADER_LENGTH + Src.LENGTH, blockLength - Src.LENGTH);
        return FeedMessage.HEADER_LENGTH;
    }
}
