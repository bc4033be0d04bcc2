package dev.causeway.gateway.inbound.fix.normalize;

import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.Src;
import dev.causeway.protocol.feed.sbe.CancelRejectEncoder;
import org.agrona.MutableDirectBuffer;

/** OrderCancelReject (35=9). Identifiers and text that do not fit their field are not cut: the message stays unmapped. */
final class CancelRejectMapping implements Mapping {
    private static final int MAX_TEXT =
            FeedMessage.MAX_LENGTH - FeedMessage.HEADER_LENGTH - CancelRejectEncoder.BLOCK_LENGTH - 2;

    private final CancelRejectEncoder encoder = new CancelRejectEncoder();
    private FixFields fields;
    private int clOrdId;
    private int origClOrdId;
    private int orderId;
    private int text;
    private int ordStatus;
    private int responseTo;
    private int reason;

    @Override
    public int plan(FixFields message) {
        fields = message;
        clOrdId = message.find(11);
        origClOrdId = message.find(41);
        orderId = message.find(37);
        text = message.find(58);
        ordStatus = message.code(message.find(39));
        responseTo = message.code(message.find(434));
        reason = OrderEventMapping.reason(message, message.find(102));
        boolean fits = message.fits(clOrdId, CancelRejectEncoder.clOrdIdEncodingLength())
                && message.fits(origClOrdId, CancelRejectEncoder.origClOrdIdEncodingLength())
                && message.fits(orderId, CancelRejectEncoder.venueOrderIdEncodingLength())
                && (text < 0 || message.length(text) <= MAX_TEXT);
        boolean codes = ordStatus != FixFields.BAD && responseTo != FixFields.BAD && reason != FixFields.BAD;
        return fits && codes ? 1 : UNMAPPABLE;
    }

    @Override
    public int encode(int index, MutableDirectBuffer buffer, Src src) {
        int body = FeedMessage.HEADER_LENGTH;
        FeedMessage.writeHeader(buffer, 0, CancelRejectEncoder.BLOCK_LENGTH, CancelRejectEncoder.TEMPLATE_ID);
        FeedMessage.clear(buffer, body, CancelRejectEncoder.BLOCK_LENGTH);
        src.instrumentId = Instruments.NO_INSTRUMENT;
        src.write(buffer, body);
        OrderEventMapping.put(buffer, body + CancelRejectEncoder.clOrdIdEncodingOffset(), fields, clOrdId);
        OrderEventMapping.put(buffer, body + CancelRejectEncoder.origClOrdIdEncodingOffset(), fields, origClOrdId);
        OrderEventMapping.put(buffer, body + CancelRejectEncoder.venueOrderIdEncodingOffset(), fields, orderId);
        encoder.wrap(buffer, body)
                .ordStatus((byte) ordStatus)
                .reason((short) reason)
                .responseTo((byte) responseTo)
                .putText(fields.buffer(), text < 0 ? 0 : fields.offset(text), text < 0 ? 0 : fields.length(text));
        return body + encoder.encodedLength();
    }
}
