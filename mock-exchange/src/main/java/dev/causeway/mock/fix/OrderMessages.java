package dev.causeway.mock.fix;

import dev.causeway.mock.sent.PartsJson;
import dev.causeway.mock.sim.Instrument;
import dev.causeway.mock.sim.MarketEvent;
import dev.causeway.mock.sim.OrderState;
import dev.causeway.protocol.feed.FixedPoint;

/**
 * ExecutionReport (35=8) and OrderCancelReject (35=9).
 *
 * <p>Owner: the venue's thread.
 */
final class OrderMessages {
    private final FixVersion version;
    private final FixBody body;
    private final PartsJson parts;

    OrderMessages(FixVersion version, FixBody body, PartsJson parts) {
        this.version = version;
        this.body = body;
        this.parts = parts;
    }

    PreparedMessage report(MarketEvent event) {
        Instrument instrument = event.instrument;
        OrderState order = event.order;
        char execType = execType(order);
        body.clear().id(37, 'O', order.orderId).id(11, 'C', order.clientNo);
        if (order.origClientNo != 0) {
            body.id(41, 'C', order.origClientNo);
        }
        body.id(17, 'E', order.execId);
        if (version == FixVersion.FIX42) {
            body.add(20, '0');
        }
        body.add(150, execType).add(39, order.ordStatus);
        boolean refused = order.reason != OrderState.NO_REASON;
        if (refused) {
            body.add(103, order.reason);
        }
        body.add(55, instrument.symbol()).add(54, order.side).qty(38, instrument.qty(order.lots));
        body.add(40, order.priced ? '2' : '1');
        if (order.priced) {
            body.price(44, instrument.price(order.ticks));
        }
        if (order.lastLots > 0) {
            body.qty(32, instrument.qty(order.lastLots)).price(31, instrument.price(order.lastTicks));
        }
        body.qty(151, instrument.qty(order.leavesLots)).qty(14, instrument.qty(order.cumLots));
        body.add(6, '0');
        if (refused) {
            body.add(58, text(order));
        }
        describe(event, execType);
        return new PreparedMessage(version.beginString(), "8", body.toString(), parts);
    }

    PreparedMessage cancelReject(MarketEvent event) {
        OrderState order = event.order;
        body.clear()
                .id(37, 'O', order.orderId)
                .id(11, 'C', order.clientNo)
                .id(41, 'C', order.origClientNo)
                .add(39, order.ordStatus)
                .add(434, '1')
                .add(102, order.reason)
                .add(58, text(order));
        parts.begin("9")
                .part("CancelReject")
                .id("clOrdId", 'C', order.clientNo)
                .id("origClOrdId", 'C', order.origClientNo)
                .id("venueOrderId", 'O', order.orderId)
                .code("ordStatus", order.ordStatus)
                .number("reason", order.reason)
                .code("responseTo", '1')
                .text("text", text(order));
        return new PreparedMessage(version.beginString(), "9", body.toString(), parts);
    }

    private void describe(MarketEvent event, char execType) {
        Instrument instrument = event.instrument;
        OrderState order = event.order;
        parts.begin("8")
                .part("OrderEvent", instrument.symbol())
                .id("clOrdId", 'C', order.clientNo)
                .id("venueOrderId", 'O', order.orderId)
                .id("execId", 'E', order.execId)
                .price("price", order.priced ? instrument.price(order.ticks) : FixedPoint.NULL_PRICE)
                .price("lastPx", order.lastLots > 0 ? instrument.price(order.lastTicks) : FixedPoint.NULL_PRICE)
                .qty("lastQty", instrument.qty(order.lastLots))
                .qty("cumQty", instrument.qty(order.cumLots))
                .qty("leavesQty", instrument.qty(order.leavesLots))
                .code("execType", execType)
                .code("ordStatus", order.ordStatus)
                .code("side", order.side)
                .number("reason", order.reason)
                .text("text", order.reason == OrderState.NO_REASON ? "" : text(order));
    }

    private char execType(OrderState order) {
        return order.execType == 'F' && version == FixVersion.FIX42 ? order.ordStatus : order.execType;
    }

    private static String text(OrderState order) {
        return "refused, reason " + order.reason;
    }
}
