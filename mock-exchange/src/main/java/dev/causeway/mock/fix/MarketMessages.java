package dev.causeway.mock.fix;

import dev.causeway.mock.sent.PartsJson;
import dev.causeway.mock.sim.Book;
import dev.causeway.mock.sim.Instrument;
import dev.causeway.mock.sim.LevelChange;
import dev.causeway.mock.sim.MarketEvent;

/**
 * What happened, as one FIX message and as the parts that belong on the feed for it: 35=X, W, f, h, 8, 9, and B, which
 * nobody maps.
 *
 * <p>Owner: the venue's thread. A message has to be sent before the next is made: its parts are one reused carrier.
 */
final class MarketMessages {
    private static final int SNAPSHOT = 3;
    private static final char SOH = '\u0001';
    private static final String EVENT_TYPES = "X89fhB";
    /** SecurityTradingStatus(326) of status 1 halted, 2 open, 3 closed, 4 pre-open. */
    private static final int[] SECURITY_STATUS = {0, 2, 17, 18, 21};

    private final FixVersion version;
    private final FixBody body = new FixBody();
    private final PartsJson parts = new PartsJson();
    private final OrderMessages orders;

    MarketMessages(FixVersion version) {
        this.version = version;
        orders = new OrderMessages(version, body, parts);
    }

    /** The message of an event. */
    PreparedMessage event(MarketEvent event) {
        return switch (event.kind) {
            case QUOTE, TRADE -> refresh(event);
            case ORDER -> orders.report(event);
            case CANCEL_REJECT -> orders.cancelReject(event);
            case INSTRUMENT_STATUS -> instrumentStatus(event);
            case MARKET_STATUS -> marketStatus(event);
            case NEWS -> news(event);
        };
    }

    /** Whether these bytes are the message of an event, not an answer and not the engine's own. */
    static boolean isEvent(byte[] message) {
        return isEventType(message) && !isOfClientsOrder(message);
    }

    private static boolean isOfClientsOrder(byte[] message) {
        for (int i = 0; i + 4 < message.length; i++) {
            if (message[i] == SOH && message[i + 1] == '3' && message[i + 2] == '7' && message[i + 3] == '=') {
                return message[i + 4] == ClientOrders.ORDER_ID;
            }
        }
        return false;
    }

    private static boolean isEventType(byte[] message) {
        for (int i = 0; i + 5 < message.length; i++) {
            if (message[i] == SOH && message[i + 1] == '3' && message[i + 2] == '5' && message[i + 3] == '=') {
                return EVENT_TYPES.indexOf(message[i + 4]) >= 0 && message[i + 5] == SOH;
            }
        }
        return false;
    }

    /** A snapshot (35=W) of a book as it stands. */
    PreparedMessage snapshot(String mdReqId, Book book) {
        Instrument instrument = book.instrument();
        body.clear().add(262, mdReqId).add(55, instrument.symbol()).add(268, 2 * Book.DEPTH);
        parts.begin("W");
        for (int level = 0; level < Book.DEPTH; level++) {
            snapshotEntry(instrument, level, '0', book.bidTicks(level), book.bidLots(level));
            snapshotEntry(instrument, level, '1', book.askTicks(level), book.askLots(level));
        }
        return message("W");
    }

    /** MarketDataRequestReject (35=Y): a symbol that is not listed. Nobody maps it. */
    PreparedMessage requestReject(String mdReqId, String symbol) {
        body.clear().add(262, mdReqId).add(281, '0').add(58, "symbol not listed: " + symbol);
        unmapped(parts, "Y");
        return message("Y");
    }

    /** The part of any message that has no mapping. */
    static PartsJson unmapped(PartsJson parts, String msgType) {
        return parts.begin(msgType)
                .part("Unmapped")
                .text("msgType", msgType)
                .number("partNo", 1)
                .number("partCount", 1)
                .code("protocol", 'F');
    }

    private void snapshotEntry(Instrument instrument, int level, char side, long ticks, long lots) {
        int count = (int) (1 + lots % 9);
        body.add(269, side)
                .price(270, instrument.price(ticks))
                .qty(271, instrument.qty(lots))
                .add(346, count)
                .add(290, level + 1L);
        parts.part("BookUpdate", instrument.symbol())
                .price("price", instrument.price(ticks))
                .qty("qty", instrument.qty(lots))
                .number("orderCount", count)
                .number("level", level + 1L)
                .number("action", SNAPSHOT)
                .code("side", side);
    }

    private PreparedMessage refresh(MarketEvent event) {
        boolean trade = event.kind == MarketEvent.Kind.TRADE;
        body.clear().add(268, event.levelCount + (trade ? 1 : 0));
        parts.begin("X");
        if (trade) {
            tradeEntry(event);
        }
        for (int i = 0; i < event.levelCount; i++) {
            levelEntry(event.instrument, event.level(i));
        }
        return message("X");
    }

    private void tradeEntry(MarketEvent event) {
        Instrument instrument = event.instrument;
        body.add(279, '0')
                .add(269, '2')
                .add(278, event.tradeId)
                .add(55, instrument.symbol())
                .price(270, instrument.price(event.tradeTicks))
                .qty(271, instrument.qty(event.tradeLots));
        parts.part("Trade", instrument.symbol())
                .price("price", instrument.price(event.tradeTicks))
                .qty("qty", instrument.qty(event.tradeLots));
    }

    private void levelEntry(Instrument instrument, LevelChange change) {
        body.add(279, change.action)
                .add(269, change.side)
                .add(55, instrument.symbol())
                .price(270, instrument.price(change.ticks))
                .qty(271, instrument.qty(change.lots))
                .add(346, change.orders)
                .add(290, change.level);
        parts.part("BookUpdate", instrument.symbol())
                .price("price", instrument.price(change.ticks))
                .qty("qty", instrument.qty(change.lots))
                .number("orderCount", change.orders)
                .number("level", change.level)
                .number("action", change.action)
                .code("side", change.side);
    }

    private PreparedMessage instrumentStatus(MarketEvent event) {
        boolean other = event.status == 0;
        int code = other ? event.statusReason : SECURITY_STATUS[event.status];
        body.clear().add(55, event.instrument.symbol()).add(326, code);
        parts.begin("f").part("TradingStatus", event.instrument.symbol()).number("status", event.status);
        if (other) {
            parts.number("reason", code);
        }
        return message("f");
    }

    private PreparedMessage marketStatus(MarketEvent event) {
        int phase = Math.max(1, event.status);
        body.clear().add(336, "1").add(340, phase);
        parts.begin("h").part("TradingStatus").number("status", phase);
        return message("h");
    }

    private PreparedMessage news(MarketEvent event) {
        body.clear().add(148, "news " + event.newsNo).add(33, 1).add(58, "nothing happened");
        unmapped(parts, "B");
        return message("B");
    }

    private PreparedMessage message(String msgType) {
        return new PreparedMessage(version.beginString(), msgType, body.toString(), parts);
    }
}
