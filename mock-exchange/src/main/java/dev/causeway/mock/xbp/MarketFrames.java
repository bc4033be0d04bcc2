package dev.causeway.mock.xbp;

import dev.causeway.mock.sent.PartsJson;
import dev.causeway.mock.sim.Instrument;
import dev.causeway.mock.sim.MarketEvent;
import dev.causeway.mock.sim.OrderState;
import dev.causeway.protocol.feed.Ascii;
import dev.causeway.protocol.feed.FixedPoint;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.CancelRejectEncoder;
import dev.causeway.protocol.xbp.sbe.ExecutionReportEncoder;
import dev.causeway.protocol.xbp.sbe.FrameHeaderEncoder;
import dev.causeway.protocol.xbp.sbe.InstrumentDefinitionEncoder;
import dev.causeway.protocol.xbp.sbe.MdQuoteEncoder;
import dev.causeway.protocol.xbp.sbe.MdTradeEncoder;
import dev.causeway.protocol.xbp.sbe.TradingStatusEncoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What happened, as one XBP application frame and as the parts that belong on the feed for it. News becomes a frame of a
 * template that the protocol does not know.
 *
 * <p>Owner: the venue's thread.
 */
final class MarketFrames {
    /** Application template of no XBP version. */
    static final int UNKNOWN_TEMPLATE_ID = 399;

    private static final int UNKNOWN_BLOCK_BYTES = 16;
    private static final int SCRATCH_BYTES = 256;
    private static final int CL_ORD_ID_BYTES = 20;

    private final UnsafeBuffer frame = new UnsafeBuffer(new byte[SCRATCH_BYTES]);
    private final FrameHeaderEncoder header = new FrameHeaderEncoder();
    private final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();
    private final MdQuoteEncoder quote = new MdQuoteEncoder();
    private final MdTradeEncoder trade = new MdTradeEncoder();
    private final TradingStatusEncoder status = new TradingStatusEncoder();
    private final ExecutionReportEncoder report = new ExecutionReportEncoder();
    private final CancelRejectEncoder cancelReject = new CancelRejectEncoder();
    private final StringBuilder text = new StringBuilder(CL_ORD_ID_BYTES);
    private final PartsJson parts = new PartsJson();

    /** The frame last encoded, without numbers and time. */
    DirectBuffer frame() {
        return frame;
    }

    /** The parts of the frame last encoded. */
    PartsJson parts() {
        return parts;
    }

    /** Encodes a definition; returns the frame's length. */
    int definition(Instrument instrument) {
        clear();
        definition
                .wrapAndApplyHeader(frame, 0, header)
                .instrumentId(instrument.number())
                .symbol(instrument.symbol())
                .tickSize(instrument.tickSize())
                .lotSize(instrument.lotSize());
        parts.begin("304")
                .part("InstrumentDef", instrument.number())
                .text("symbol", instrument.symbol())
                .price("tickSize", instrument.tickSize())
                .qty("lotSize", instrument.lotSize());
        return finish(InstrumentDefinitionEncoder.BLOCK_LENGTH);
    }

    /** Encodes an event; returns the frame's length. */
    int event(MarketEvent event, long epochNanos) {
        clear();
        return switch (event.kind) {
            case QUOTE -> quote(event, epochNanos);
            case TRADE -> trade(event, epochNanos);
            case INSTRUMENT_STATUS, MARKET_STATUS -> status(event, epochNanos);
            case ORDER -> report(event, epochNanos);
            case CANCEL_REJECT -> cancelReject(event, epochNanos);
            case NEWS -> news(event);
        };
    }

    private int quote(MarketEvent event, long epochNanos) {
        Instrument instrument = event.instrument;
        long bidPx = instrument.price(event.bidTicks);
        long bidQty = instrument.qty(event.bidLots);
        long askPx = event.askPresent ? instrument.price(event.askTicks) : FixedPoint.NULL_PRICE;
        long askQty = event.askPresent ? instrument.qty(event.askLots) : 0;
        quote.wrapAndApplyHeader(frame, 0, header)
                .instrumentId(instrument.number())
                .bidPx(bidPx)
                .bidQty(bidQty)
                .askPx(askPx)
                .askQty(askQty)
                .transactTimeNs(epochNanos);
        parts.begin("302")
                .part("Quote", instrument.number())
                .price("bidPx", bidPx)
                .qty("bidQty", bidQty)
                .price("askPx", askPx)
                .qty("askQty", askQty);
        return finish(MdQuoteEncoder.BLOCK_LENGTH);
    }

    private int trade(MarketEvent event, long epochNanos) {
        Instrument instrument = event.instrument;
        long price = instrument.price(event.tradeTicks);
        long qty = instrument.qty(event.tradeLots);
        trade.wrapAndApplyHeader(frame, 0, header)
                .instrumentId(instrument.number())
                .aggressorSide((byte) event.aggressor)
                .tradeId(event.tradeId)
                .price(price)
                .qty(qty)
                .transactTimeNs(epochNanos);
        parts.begin("301")
                .part("Trade", instrument.number())
                .number("tradeId", event.tradeId)
                .price("price", price)
                .qty("qty", qty)
                .code("aggressor", event.aggressor);
        return finish(MdTradeEncoder.BLOCK_LENGTH);
    }

    private int status(MarketEvent event, long epochNanos) {
        int instrument = event.instrument == null ? 0 : event.instrument.number();
        int phase = Math.max(1, event.status);
        status.wrapAndApplyHeader(frame, 0, header)
                .instrumentId(instrument)
                .status((short) phase)
                .reason((short) event.statusReason)
                .transactTimeNs(epochNanos);
        parts.begin("303")
                .part("TradingStatus", instrument)
                .number("status", phase)
                .number("reason", event.statusReason);
        return finish(TradingStatusEncoder.BLOCK_LENGTH);
    }

    private int report(MarketEvent event, long epochNanos) {
        Instrument instrument = event.instrument;
        OrderState order = event.order;
        long price = order.priced ? instrument.price(order.ticks) : FixedPoint.NULL_PRICE;
        long lastPx = order.lastLots > 0 ? instrument.price(order.lastTicks) : FixedPoint.NULL_PRICE;
        report.wrapAndApplyHeader(frame, 0, header)
                .orderId(order.orderId)
                .execId(order.execId)
                .instrumentId(instrument.number())
                .execType((byte) order.execType)
                .ordStatus((byte) order.ordStatus)
                .side((byte) order.side)
                .rejectReason((short) order.reason)
                .price(price)
                .lastPx(lastPx)
                .lastQty(instrument.qty(order.lastLots))
                .cumQty(instrument.qty(order.cumLots))
                .leavesQty(instrument.qty(order.leavesLots))
                .transactTimeNs(epochNanos);
        clientId(report.offset() + ExecutionReportEncoder.clOrdIdEncodingOffset(), order.clientNo);
        clientId(report.offset() + ExecutionReportEncoder.origClOrdIdEncodingOffset(), order.origClientNo);
        parts.begin("201")
                .part("OrderEvent", instrument.number())
                .id("clOrdId", 'C', order.clientNo)
                .id("venueOrderId", '\0', order.orderId)
                .id("execId", '\0', order.execId)
                .price("price", price)
                .price("lastPx", lastPx)
                .qty("lastQty", instrument.qty(order.lastLots))
                .qty("cumQty", instrument.qty(order.cumLots))
                .qty("leavesQty", instrument.qty(order.leavesLots))
                .code("execType", order.execType)
                .code("ordStatus", order.ordStatus)
                .code("side", order.side)
                .number("reason", order.reason);
        return finish(ExecutionReportEncoder.BLOCK_LENGTH);
    }

    private int cancelReject(MarketEvent event, long epochNanos) {
        OrderState order = event.order;
        cancelReject
                .wrapAndApplyHeader(frame, 0, header)
                .orderId(order.orderId)
                .instrumentId(event.instrument.number())
                .ordStatus((byte) order.ordStatus)
                .rejectReason((short) order.reason)
                .responseTo((byte) '1')
                .transactTimeNs(epochNanos);
        clientId(cancelReject.offset() + CancelRejectEncoder.clOrdIdEncodingOffset(), order.clientNo);
        clientId(cancelReject.offset() + CancelRejectEncoder.origClOrdIdEncodingOffset(), order.origClientNo);
        parts.begin("202")
                .part("CancelReject", event.instrument.number())
                .id("clOrdId", 'C', order.clientNo)
                .id("origClOrdId", 'C', order.origClientNo)
                .id("venueOrderId", '\0', order.orderId)
                .code("ordStatus", order.ordStatus)
                .number("reason", order.reason)
                .code("responseTo", '1');
        return finish(CancelRejectEncoder.BLOCK_LENGTH);
    }

    private int news(MarketEvent event) {
        header.wrap(frame, 0)
                .blockLength(UNKNOWN_BLOCK_BYTES)
                .templateId(UNKNOWN_TEMPLATE_ID)
                .schemaId(XbpFrame.SCHEMA_ID)
                .version(0);
        frame.putLong(XbpFrame.HEADER_LENGTH, event.newsNo, ByteOrder.LITTLE_ENDIAN);
        parts.begin("399")
                .part("Unmapped")
                .text("msgType", "399")
                .number("partNo", 1)
                .number("partCount", 1)
                .code("protocol", 'X');
        return finish(UNKNOWN_BLOCK_BYTES);
    }

    private void clientId(int offset, long number) {
        if (number != 0) {
            text.setLength(0);
            text.append('C').append(number);
            Ascii.put(frame, offset, CL_ORD_ID_BYTES, text);
        }
    }

    private void clear() {
        frame.setMemory(0, SCRATCH_BYTES, (byte) 0);
    }

    private int finish(int blockLength) {
        int length = XbpFrame.frameLengthOf(blockLength);
        XbpFrame.writeHeader(frame, 0, 0, length, 0, 0, 0);
        return length;
    }
}
