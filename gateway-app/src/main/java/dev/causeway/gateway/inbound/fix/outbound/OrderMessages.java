package dev.causeway.gateway.inbound.fix.outbound;

import dev.causeway.protocol.feed.FixedPoint;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.CancelOrderDecoder;
import dev.causeway.protocol.xbp.sbe.NewOrderDecoder;
import dev.causeway.protocol.xbp.sbe.OrderStatusRequestDecoder;
import dev.causeway.protocol.xbp.sbe.ReplaceOrderDecoder;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.IntFunction;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.EpochNanoClock;
import quickfix.UtcTimestampPrecision;
import quickfix.field.converter.UtcTimestampConverter;

/**
 * Order frames of schema 901 to FIX: NewOrderSingle (35=D), OrderCancelRequest (F), OrderCancelReplaceRequest (G) and
 * OrderStatusRequest (H). A field that the frame leaves out (a NUL code, a null price, order id 0) is not sent.
 *
 * <p>TransactTime(60) has milliseconds, now when the frame has none. HandlInst(21) is 1 in FIX.4.2, which requires it;
 * Side(54) of a status request is the order's as it was sent here. Owner: the one who sends.
 */
final class OrderMessages {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final NewOrderDecoder newOrder = new NewOrderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final ReplaceOrderDecoder replace = new ReplaceOrderDecoder();
    private final OrderStatusRequestDecoder status = new OrderStatusRequestDecoder();
    private final OrderSides sides = new OrderSides();
    private final StringBuilder decimal = new StringBuilder(24);
    private final boolean isFix42;
    private final IntFunction<String> symbols;
    private final EpochNanoClock clock;

    /**
     * @param beginString of the session
     * @param symbols Symbol(55) by the feed's instrument number, null when there is none
     * @param clock epoch nanoseconds
     */
    OrderMessages(String beginString, IntFunction<String> symbols, EpochNanoClock clock) {
        this.isFix42 = beginString.equals("FIX.4.2");
        this.symbols = symbols;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException no order frame, or a field that FIX cannot carry */
    OrderMessage of(DirectBuffer frame, int offset, int length) {
        int template = length < XbpFrame.HEADER_LENGTH ? 0 : XbpFrame.templateId(frame, offset);
        int body = offset + XbpFrame.HEADER_LENGTH;
        int room = length - XbpFrame.HEADER_LENGTH;
        return switch (template) {
            case NewOrderDecoder.TEMPLATE_ID -> {
                require(room >= NewOrderDecoder.BLOCK_LENGTH, length);
                yield single(newOrder.wrap(frame, body, NewOrderDecoder.BLOCK_LENGTH, NewOrderDecoder.SCHEMA_VERSION));
            }
            case CancelOrderDecoder.TEMPLATE_ID -> {
                require(room >= CancelOrderDecoder.BLOCK_LENGTH, length);
                yield cancel(
                        cancel.wrap(frame, body, CancelOrderDecoder.BLOCK_LENGTH, CancelOrderDecoder.SCHEMA_VERSION));
            }
            case ReplaceOrderDecoder.TEMPLATE_ID -> {
                require(room >= ReplaceOrderDecoder.BLOCK_LENGTH, length);
                yield replace(replace.wrap(
                        frame, body, ReplaceOrderDecoder.BLOCK_LENGTH, ReplaceOrderDecoder.SCHEMA_VERSION));
            }
            case OrderStatusRequestDecoder.TEMPLATE_ID -> {
                require(room >= OrderStatusRequestDecoder.BLOCK_LENGTH, length);
                yield status(status.wrap(
                        frame, body, OrderStatusRequestDecoder.BLOCK_LENGTH, OrderStatusRequestDecoder.SCHEMA_VERSION));
            }
            default ->
                throw new IllegalArgumentException("template " + template + " is no order, allowed are 101..104");
        };
    }

    /** The question after the order that a stored order, cancel, replace or question is about. */
    static OrderMessage statusOf(StoredMessage order) {
        boolean byOriginal = order.msgType().equals("F") || order.msgType().equals("G");
        return new OrderMessage("H")
                .with(11, order.text(byOriginal ? 41 : 11))
                .with(37, order.text(37))
                .with(55, order.text(55))
                .with(54, order.text(54));
    }

    private OrderMessage single(NewOrderDecoder order) {
        return terms("D", order.clOrdId(), order.side(), order.ordType(), order.timeInForce())
                .with(1, text(order.account(), "account"))
                .with(55, symbol(order.instrumentId()))
                .with(38, quantity(order.orderQty()))
                .with(44, price(order.price()))
                .with(60, time(order.transactTimeNs(), NewOrderDecoder.transactTimeNsNullValue()));
    }

    private OrderMessage cancel(CancelOrderDecoder order) {
        sides.put(order.clOrdId(), (char) order.side());
        return new OrderMessage("F")
                .with(11, id(order.clOrdId(), "clOrdId"))
                .with(41, id(order.origClOrdId(), "origClOrdId"))
                .with(37, orderId(order.orderId(), CancelOrderDecoder.orderIdNullValue()))
                .with(55, symbol(order.instrumentId()))
                .with(54, code(order.side(), "side"))
                .with(60, time(order.transactTimeNs(), CancelOrderDecoder.transactTimeNsNullValue()));
    }

    private OrderMessage replace(ReplaceOrderDecoder order) {
        return terms("G", order.clOrdId(), order.side(), order.ordType(), order.timeInForce())
                .with(41, id(order.origClOrdId(), "origClOrdId"))
                .with(37, orderId(order.orderId(), ReplaceOrderDecoder.orderIdNullValue()))
                .with(55, symbol(order.instrumentId()))
                .with(38, quantity(order.orderQty()))
                .with(44, price(order.price()))
                .with(60, time(order.transactTimeNs(), ReplaceOrderDecoder.transactTimeNsNullValue()));
    }

    private OrderMessage status(OrderStatusRequestDecoder order) {
        return new OrderMessage("H")
                .with(11, id(order.clOrdId(), "clOrdId"))
                .with(37, orderId(order.orderId(), OrderStatusRequestDecoder.orderIdNullValue()))
                .with(55, symbol(order.instrumentId()))
                .with(54, sides.of(order.clOrdId()));
    }

    /** What an order and a replace have in common. */
    private OrderMessage terms(String msgType, String clOrdId, byte side, byte ordType, byte timeInForce) {
        sides.put(clOrdId, (char) side);
        return new OrderMessage(msgType)
                .with(11, id(clOrdId, "clOrdId"))
                .with(54, code(side, "side"))
                .with(40, code(ordType, "ordType"))
                .with(59, code(timeInForce, "timeInForce"))
                .with(21, isFix42 ? "1" : "");
    }

    private static String id(String value, String field) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException(field + " is empty");
        }
        return text(value, field);
    }

    /** A control character would end the field and begin another. */
    private static String text(String value, String field) {
        if (!value.chars().allMatch(character -> character >= ' ' && character < 0x7F)) {
            throw new IllegalArgumentException(field + ": allowed are printable US-ASCII characters");
        }
        return value;
    }

    private static String code(byte value, String field) {
        return value == 0 ? "" : text(String.valueOf((char) (value & 0xFF)), field);
    }

    private static String orderId(long value, long absent) {
        return value == 0 || value == absent ? "" : Long.toUnsignedString(value);
    }

    private String symbol(long instrumentId) {
        String symbol = instrumentId > Integer.MAX_VALUE ? null : symbols.apply((int) instrumentId);
        if (symbol == null) {
            throw new IllegalArgumentException("instrument " + instrumentId + " is not known at this venue");
        }
        return text(symbol, "symbol");
    }

    private String price(long value) {
        return value == FixedPoint.NULL_PRICE ? "" : decimal(value, FixedPoint.PRICE_SCALE);
    }

    private String quantity(long value) {
        return decimal(value, FixedPoint.QTY_SCALE);
    }

    private String decimal(long value, int scale) {
        decimal.setLength(0);
        return FixedPoint.append(decimal, value, scale).toString();
    }

    private String time(long epochNanos, long absent) {
        long nanos = epochNanos <= 0 || epochNanos == absent ? clock.nanoTime() : epochNanos;
        Instant instant = Instant.ofEpochSecond(nanos / NANOS_PER_SECOND, nanos % NANOS_PER_SECOND);
        return UtcTimestampConverter.convert(
                LocalDateTime.ofInstant(instant, ZoneOffset.UTC), UtcTimestampPrecision.MILLIS);
    }

    private static void require(boolean isRight, int length) {
        if (!isRight) {
            throw new IllegalArgumentException("frame of " + length + " bytes is shorter than its message");
        }
    }
}
