package dev.causeway.gateway.inbound.fix.normalize;

import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.Src;
import dev.causeway.protocol.feed.sbe.TradingStatusEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * TradingSessionStatus (35=h) by TradSesStatus(340), whose numbers are the feed's; SecurityStatus (35=f) by
 * SecurityTradingStatus(326): 2 halted, 17 open, 18 closed, 21 pre-open. What has no name of its own is status 0 with the
 * venue's value as reason.
 */
final class TradingStatusMapping implements Mapping {
    private static final int SYMBOL = 55;
    private static final int MAX_REASON = 255;
    private static final int PRE_OPEN = 4;

    private final boolean ofSecurity;
    private final int tag;
    private final Instruments instruments;
    private final TradingStatusEncoder encoder = new TradingStatusEncoder();
    private int instrumentId;
    private int status;
    private int reason;

    private TradingStatusMapping(boolean ofSecurity, int tag, Instruments instruments) {
        this.ofSecurity = ofSecurity;
        this.tag = tag;
        this.instruments = instruments;
    }

    static TradingStatusMapping session(Instruments instruments) {
        return new TradingStatusMapping(false, 340, instruments);
    }

    static TradingStatusMapping security(Instruments instruments) {
        return new TradingStatusMapping(true, 326, instruments);
    }

    @Override
    public int plan(FixFields fields) {
        long value = fields.unsigned(fields.find(tag));
        if (value < 0 || value > MAX_REASON) {
            return UNMAPPABLE;
        }
        int symbol = fields.find(SYMBOL);
        if (ofSecurity && symbol < 0) {
            return UNMAPPABLE;
        }
        status = ofSecurity ? ofSecurityTradingStatus((int) value) : ofTradSesStatus((int) value);
        reason = status == 0 ? (int) value : 0;
        instrumentId = instruments.resolve(fields, symbol);
        return instrumentId == Instruments.BAD_SYMBOL ? UNMAPPABLE : 1;
    }

    @Override
    public int encode(int index, MutableDirectBuffer buffer, Src src) {
        int body = FeedMessage.HEADER_LENGTH;
        FeedMessage.writeHeader(buffer, 0, TradingStatusEncoder.BLOCK_LENGTH, TradingStatusEncoder.TEMPLATE_ID);
        FeedMessage.clear(buffer, body, TradingStatusEncoder.BLOCK_LENGTH);
        src.instrumentId = instrumentId;
        src.write(buffer, body);
        encoder.wrap(buffer, body).status((short) status).reason((short) reason);
        return body + TradingStatusEncoder.BLOCK_LENGTH;
    }

    private static int ofTradSesStatus(int value) {
        return value <= PRE_OPEN ? value : 0;
    }

    private static int ofSecurityTradingStatus(int value) {
        return switch (value) {
            case 2 -> 1;
            case 17 -> 2;
            case 18 -> 3;
            case 21 -> PRE_OPEN;
            default -> 0;
        };
    }
}
