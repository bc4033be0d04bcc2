package dev.causeway.client.cli;

import static dev.causeway.protocol.feed.FixedPoint.PRICE_SCALE;
import static dev.causeway.protocol.feed.FixedPoint.QTY_SCALE;

import dev.causeway.protocol.feed.Ascii;
import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.FixedPoint;
import dev.causeway.protocol.feed.sbe.BookUpdateDecoder;
import dev.causeway.protocol.feed.sbe.CancelRejectDecoder;
import dev.causeway.protocol.feed.sbe.GapNoticeDecoder;
import dev.causeway.protocol.feed.sbe.InstrumentDefDecoder;
import dev.causeway.protocol.feed.sbe.OrderEventDecoder;
import dev.causeway.protocol.feed.sbe.QuoteDecoder;
import dev.causeway.protocol.feed.sbe.SessionDefDecoder;
import dev.causeway.protocol.feed.sbe.SessionStatusDecoder;
import dev.causeway.protocol.feed.sbe.TradeDecoder;
import dev.causeway.protocol.feed.sbe.TradingStatusDecoder;
import dev.causeway.protocol.feed.sbe.UnmappedDecoder;
import org.agrona.DirectBuffer;

/**
 * Walks over a message's own fields, by the schema's names, in the schema's order: the one place that knows them all.
 * Owner: the printing thread.
 */
final class MessageFields {
    private static final int DATA_LENGTH_BYTES = 2;

    private final SessionStatusDecoder sessionStatus = new SessionStatusDecoder();
    private final GapNoticeDecoder gapNotice = new GapNoticeDecoder();
    private final InstrumentDefDecoder instrumentDef = new InstrumentDefDecoder();
    private final SessionDefDecoder sessionDef = new SessionDefDecoder();
    private final QuoteDecoder quote = new QuoteDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final TradingStatusDecoder tradingStatus = new TradingStatusDecoder();
    private final BookUpdateDecoder bookUpdate = new BookUpdateDecoder();
    private final OrderEventDecoder orderEvent = new OrderEventDecoder();
    private final CancelRejectDecoder cancelReject = new CancelRejectDecoder();
    private final UnmappedDecoder unmapped = new UnmappedDecoder();

    /** Only for a message that {@link FeedMessage#check} found good. */
    void walk(DirectBuffer buffer, int offset, FieldSink to) {
        int body = offset + FeedMessage.HEADER_LENGTH;
        int block = FeedMessage.blockLength(buffer, offset);
        int version = FeedMessage.version(buffer, offset);
        switch (FeedMessage.templateId(buffer, offset)) {
            case SessionStatusDecoder.TEMPLATE_ID -> walk(sessionStatus.wrap(buffer, body, block, version), to);
            case GapNoticeDecoder.TEMPLATE_ID -> walk(gapNotice.wrap(buffer, body, block, version), to);
            case InstrumentDefDecoder.TEMPLATE_ID -> walk(instrumentDef.wrap(buffer, body, block, version), to);
            case SessionDefDecoder.TEMPLATE_ID -> walk(sessionDef.wrap(buffer, body, block, version), to);
            case QuoteDecoder.TEMPLATE_ID -> walk(quote.wrap(buffer, body, block, version), to);
            case TradeDecoder.TEMPLATE_ID -> walk(trade.wrap(buffer, body, block, version), to);
            case TradingStatusDecoder.TEMPLATE_ID -> walk(tradingStatus.wrap(buffer, body, block, version), to);
            case BookUpdateDecoder.TEMPLATE_ID -> walk(bookUpdate.wrap(buffer, body, block, version), to);
            case OrderEventDecoder.TEMPLATE_ID -> walk(orderEvent.wrap(buffer, body, block, version), to);
            case CancelRejectDecoder.TEMPLATE_ID -> walk(cancelReject.wrap(buffer, body, block, version), to);
            case UnmappedDecoder.TEMPLATE_ID -> walk(unmapped.wrap(buffer, body, block, version), to);
            default -> {} // nothing is known of a later version's fields
        }
    }

    private static void walk(SessionStatusDecoder message, FieldSink to) {
        to.name("status", message.status().name());
        to.name("reason", message.reason().name());
    }

    private static void walk(GapNoticeDecoder message, FieldSink to) {
        to.number("fromSeqNo", message.fromSeqNo());
        to.number("toSeqNo", message.toSeqNo());
        to.name("state", message.state().name());
    }

    private static void walk(InstrumentDefDecoder message, FieldSink to) {
        fixedText(
                "symbol",
                message.buffer(),
                message.offset() + InstrumentDefDecoder.symbolEncodingOffset(),
                InstrumentDefDecoder.symbolLength(),
                to);
        price("tickSize", message.tickSize(), to);
        to.decimal("lotSize", message.lotSize(), QTY_SCALE);
    }

    private static void walk(SessionDefDecoder message, FieldSink to) {
        fixedText(
                "sessionId",
                message.buffer(),
                message.offset() + SessionDefDecoder.sessionIdEncodingOffset(),
                SessionDefDecoder.sessionIdLength(),
                to);
        fixedText(
                "venue",
                message.buffer(),
                message.offset() + SessionDefDecoder.venueEncodingOffset(),
                SessionDefDecoder.venueLength(),
                to);
        to.name("protocol", message.protocol().name());
    }

    private static void walk(QuoteDecoder message, FieldSink to) {
        price("bidPx", message.bidPx(), to);
        to.decimal("bidQty", message.bidQty(), QTY_SCALE);
        price("askPx", message.askPx(), to);
        to.decimal("askQty", message.askQty(), QTY_SCALE);
    }

    private static void walk(TradeDecoder message, FieldSink to) {
        to.number("tradeId", message.tradeId());
        price("price", message.price(), to);
        to.decimal("qty", message.qty(), QTY_SCALE);
        to.code("aggressor", message.aggressor());
    }

    private static void walk(TradingStatusDecoder message, FieldSink to) {
        to.number("status", message.status());
        to.number("reason", message.reason());
    }

    private static void walk(BookUpdateDecoder message, FieldSink to) {
        price("price", message.price(), to);
        to.decimal("qty", message.qty(), QTY_SCALE);
        to.number("orderCount", message.orderCount());
        to.number("level", message.level());
        to.name("action", message.action().name());
        to.code("side", message.side());
    }

    private static void walk(OrderEventDecoder message, FieldSink to) {
        DirectBuffer buffer = message.buffer();
        int body = message.offset();
        to.number("gatewayOrderId", message.gatewayOrderId());
        fixedText(
                "clOrdId",
                buffer,
                body + OrderEventDecoder.clOrdIdEncodingOffset(),
                OrderEventDecoder.clOrdIdLength(),
                to);
        fixedText(
                "venueOrderId",
                buffer,
                body + OrderEventDecoder.venueOrderIdEncodingOffset(),
                OrderEventDecoder.venueOrderIdLength(),
                to);
        fixedText(
                "execId",
                buffer,
                body + OrderEventDecoder.execIdEncodingOffset(),
                OrderEventDecoder.execIdLength(),
                to);
        price("price", message.price(), to);
        price("lastPx", message.lastPx(), to);
        to.decimal("lastQty", message.lastQty(), QTY_SCALE);
        to.decimal("cumQty", message.cumQty(), QTY_SCALE);
        to.decimal("leavesQty", message.leavesQty(), QTY_SCALE);
        to.code("execType", message.execType());
        to.code("ordStatus", message.ordStatus());
        to.code("side", message.side());
        to.number("reason", message.reason());
        to.text("text", buffer, message.limit() + DATA_LENGTH_BYTES, message.textLength());
    }

    private static void walk(CancelRejectDecoder message, FieldSink to) {
        DirectBuffer buffer = message.buffer();
        int body = message.offset();
        fixedText(
                "clOrdId",
                buffer,
                body + CancelRejectDecoder.clOrdIdEncodingOffset(),
                CancelRejectDecoder.clOrdIdLength(),
                to);
        fixedText(
                "origClOrdId",
                buffer,
                body + CancelRejectDecoder.origClOrdIdEncodingOffset(),
                CancelRejectDecoder.origClOrdIdLength(),
                to);
        fixedText(
                "venueOrderId",
                buffer,
                body + CancelRejectDecoder.venueOrderIdEncodingOffset(),
                CancelRejectDecoder.venueOrderIdLength(),
                to);
        to.code("ordStatus", message.ordStatus());
        to.number("reason", message.reason());
        to.code("responseTo", message.responseTo());
        to.text("text", buffer, message.limit() + DATA_LENGTH_BYTES, message.textLength());
    }

    private static void walk(UnmappedDecoder message, FieldSink to) {
        fixedText(
                "msgType",
                message.buffer(),
                message.offset() + UnmappedDecoder.msgTypeEncodingOffset(),
                UnmappedDecoder.msgTypeLength(),
                to);
        to.number("partNo", message.partNo());
        to.number("partCount", message.partCount());
        to.name("protocol", message.protocol().name());
        to.text("bytes", message.buffer(), message.limit() + DATA_LENGTH_BYTES, message.bytesLength());
    }

    private static void price(String name, long value, FieldSink to) {
        if (value == FixedPoint.NULL_PRICE) {
            to.absent(name);
        } else {
            to.decimal(name, value, PRICE_SCALE);
        }
    }

    private static void fixedText(String name, DirectBuffer buffer, int offset, int length, FieldSink to) {
        to.text(name, buffer, offset, Ascii.trimmedLength(buffer, offset, length));
    }
}
