package dev.causeway.gateway.inbound.fix.normalize;

import static dev.causeway.protocol.feed.FixedPoint.INVALID;
import static dev.causeway.protocol.feed.FixedPoint.NULL_PRICE;
import static dev.causeway.protocol.feed.FixedPoint.PRICE_SCALE;
import static dev.causeway.protocol.feed.FixedPoint.QTY_SCALE;

import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.Src;
import dev.causeway.protocol.feed.sbe.OrderEventEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * ExecutionReport (35=8). FIX 4.2's ExecTransType(20) of a cancel, a correction or a status answer becomes the ExecType that
 * later versions have for it (H, G, I), so that a busted fill never looks like a fill. Identifiers, text and numbers that do
 * not fit their field are not cut: the message stays unmapped.
 */
final class OrderEventMapping implements Mapping {
    private static final int REASON_ABSENT = 255;
    private static final int MAX_TEXT =
            FeedMessage.MAX_LENGTH - FeedMessage.HEADER_LENGTH - OrderEventEncoder.BLOCK_LENGTH - 2;

    private final Instruments instruments;
    private final OrderEventEncoder encoder = new OrderEventEncoder();
    private FixFields fields;
    private int clOrdId;
    private int orderId;
    private int execId;
    private int text;
    private long price;
    private long lastPx;
    private long lastQty;
    private long cumQty;
    private long leavesQty;
    private int execType;
    private int ordStatus;
    private int side;
    private int reason;
    private int instrumentId;

    OrderEventMapping(Instruments instruments) {
        this.instruments = instruments;
    }

    @Override
    public int plan(FixFields message) {
        fields = message;
        clOrdId = message.find(11);
        orderId = message.find(37);
        execId = message.find(17);
        text = message.find(58);
        price = message.decimal(message.find(44), PRICE_SCALE, NULL_PRICE);
        lastPx = message.decimal(message.find(31), PRICE_SCALE, NULL_PRICE);
        lastQty = message.decimal(message.find(32), QTY_SCALE, 0);
        cumQty = message.decimal(message.find(14), QTY_SCALE, 0);
        leavesQty = message.decimal(message.find(151), QTY_SCALE, 0);
        execType = execType(message.code(message.find(150)), message.code(message.find(20)));
        ordStatus = message.code(message.find(39));
        side = message.code(message.find(54));
        reason = reason(message, message.find(103));
        if (!textsFit() || !numbersFit() || !codesFit()) {
            return UNMAPPABLE;
        }
        instrumentId = instruments.resolve(message, message.find(55));
        return instrumentId == Instruments.BAD_SYMBOL ? UNMAPPABLE : 1;
    }

    private boolean textsFit() {
        return fields.fits(clOrdId, OrderEventEncoder.clOrdIdEncodingLength())
                && fields.fits(orderId, OrderEventEncoder.venueOrderIdEncodingLength())
                && fields.fits(execId, OrderEventEncoder.execIdEncodingLength())
                && (text < 0 || fields.length(text) <= MAX_TEXT);
    }

    private boolean numbersFit() {
        return price != INVALID && lastPx != INVALID && lastQty != INVALID && cumQty != INVALID && leavesQty != INVALID;
    }

    private boolean codesFit() {
        return execType != FixFields.BAD
                && ordStatus != FixFields.BAD
                && side != FixFields.BAD
                && reason != FixFields.BAD;
    }

    private static int execType(int execType, int execTransType) {
        return switch (execTransType) {
            case '1' -> 'H';
            case '2' -> 'G';
            case '3' -> 'I';
            case FixFields.BAD -> FixFields.BAD;
            default -> execType;
        };
    }

    @Override
    public int encode(int index, MutableDirectBuffer buffer, Src src) {
        int body = FeedMessage.HEADER_LENGTH;
        FeedMessage.writeHeader(buffer, 0, OrderEventEncoder.BLOCK_LENGTH, OrderEventEncoder.TEMPLATE_ID);
        FeedMessage.clear(buffer, body, OrderEventEncoder.BLOCK_LENGTH);
        src.instrumentId = instrumentId;
        src.write(buffer, body);
        put(buffer, body + OrderEventEncoder.clOrdIdEncodingOffset(), fields, clOrdId);
        put(buffer, body + OrderEventEncoder.venueOrderIdEncodingOffset(), fields, orderId);
        put(buffer, body + OrderEventEncoder.execIdEncodingOffset(), fields, execId);
        encoder.wrap(buffer, body)
                .price(price)
                .lastPx(lastPx)
                .lastQty(lastQty)
                .cumQty(cumQty)
                .leavesQty(leavesQty)
                .execType((byte) execType)
                .ordStatus((byte) ordStatus)
                .side((byte) side)
                .reason((short) reason)
                .putText(fields.buffer(), text < 0 ? 0 : fields.offset(text), text < 0 ? 0 : fields.length(text));
        return body + encoder.encodedLength();
    }

    /** Copies a text field that was found to fit; the place behind it is NUL already. */
    static void put(MutableDirectBuffer buffer, int offset, FixFields fields, int index) {
        if (index >= 0) {
            buffer.putBytes(offset, fields.buffer(), fields.offset(index), fields.length(index));
        }
    }

    /** A reason code below 255, 255 when absent, {@link FixFields#BAD} when it does not fit. */
    static int reason(FixFields fields, int index) {
        if (index < 0) {
            return REASON_ABSENT;
        }
        long value = fields.unsigned(index);
        return value >= 0 && value < REASON_ABSENT ? (int) value : FixFields.BAD;
    }
}
