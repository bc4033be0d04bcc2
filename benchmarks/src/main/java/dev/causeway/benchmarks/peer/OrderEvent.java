package dev.causeway.benchmarks.peer;

import dev.causeway.benchmarks.relay.RelayFeed;
import dev.causeway.benchmarks.role.BenchClock;
import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.Src;
import dev.causeway.protocol.feed.sbe.OrderEventEncoder;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The feed message that a publishing peer makes of an execution report: the one that the gateway makes. Filled and sent, then
 * filled again. Owner: the engine's thread.
 */
public final class OrderEvent {
    private static final int CAPACITY = 512;
    private static final int REASON_ABSENT = 255;
    private static final long PRICE_UNIT = 100_000_000L;
    private static final long QTY_UNIT = 10_000L;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
    private final OrderEventEncoder encoder = new OrderEventEncoder();
    private final Src src = new Src();
    private final RelayFeed feed;
    private final BenchClock clock;
    private final Map<String, Integer> instruments = new HashMap<>();

    /** @param feed takes the messages */
    public OrderEvent(RelayFeed feed, BenchClock clock) {
        this.feed = feed;
        this.clock = clock;
        src.sessionNo = 1;
        src.venueId = 1;
        src.epoch = 1;
        src.flags = Src.FLAG_FIRST | Src.FLAG_LAST;
    }

    /** Begins a message. */
    public void begin(long msgSeqNum, long sendingTimeNanos, int instrumentId) {
        src.venueSeqNo = msgSeqNum;
        src.venueTimeNs = sendingTimeNanos;
        src.gatewayTimeNs = clock.epochNanos();
        src.instrumentId = instrumentId;
        FeedMessage.writeHeader(buffer, 0, OrderEventEncoder.BLOCK_LENGTH, OrderEventEncoder.TEMPLATE_ID);
        buffer.setMemory(FeedMessage.HEADER_LENGTH, OrderEventEncoder.BLOCK_LENGTH, (byte) 0);
        src.write(buffer, FeedMessage.HEADER_LENGTH);
        encoder.wrap(buffer, FeedMessage.HEADER_LENGTH);
    }

    /** The number of a symbol. */
    public int instrument(String symbol) {
        return instruments.computeIfAbsent(symbol, name -> instruments.size() + 1);
    }

    /** ClOrdID(11), OrderID(37), ExecID(17). */
    public void identifiers(CharSequence clOrdId, CharSequence orderId, CharSequence execId) {
        encoder.clOrdId(clOrdId).venueOrderId(orderId).execId(execId);
    }

    /** ExecType(150), OrdStatus(39), Side(54). */
    public void codes(char execType, char ordStatus, char side) {
        encoder.execType((byte) execType)
                .ordStatus((byte) ordStatus)
                .side((byte) side)
                .reason((short) REASON_ABSENT);
    }

    /** Price(44) and LastPx(31), in units of 10^-8. */
    public void prices(long price, long lastPx) {
        encoder.price(price).lastPx(lastPx);
    }

    /** LastQty(32), CumQty(14) and LeavesQty(151), in units of 10^-4. */
    public void quantities(long lastQty, long cumQty, long leavesQty) {
        encoder.lastQty(lastQty).cumQty(cumQty).leavesQty(leavesQty);
    }

    /** Text(58), and the message goes into the feed. */
    public void send(byte[] text, int length) throws IOException {
        encoder.putText(text, 0, length);
        feed.append(buffer, 0, FeedMessage.HEADER_LENGTH + encoder.encodedLength());
    }

    /** Sends what is packed. */
    public void flush() throws IOException {
        feed.flush();
    }

    /** A decimal's digits, read by hand, in units of 10^-8. */
    public static long price(CharSequence text) {
        return decimal(text, PRICE_UNIT);
    }

    /** A decimal's digits, read by hand, in units of 10^-4. */
    public static long qty(CharSequence text) {
        return decimal(text, QTY_UNIT);
    }

    private static long decimal(CharSequence text, long unit) {
        long value = 0;
        long fraction = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit == '.') {
                fraction = 1;
            } else {
                value = value * 10 + digit - '0';
                fraction *= 10;
            }
        }
        return value * (unit / Math.max(1, fraction));
    }
}
