package dev.causeway.client.snapshot;

import dev.causeway.protocol.feed.sbe.QuoteDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The mutable side of {@link InstrumentView}. Guarded by its {@link FeedSnapshot}. */
final class InstrumentState {
    final long instrumentId;
    final int venueId;
    final Map<OrderKey, OpenOrder> openOrders = new LinkedHashMap<>();
    String symbol = "";
    long quoteSeqNo;
    long bidPx = Long.MIN_VALUE;
    long bidQty;
    long askPx = Long.MIN_VALUE;
    long askQty;
    VenueStatus status = VenueStatus.UNKNOWN;

    /** An order within the feed's session: the venue's id, or the client's while there is none. */
    record OrderKey(int sessionNo, String orderId) {}

    /** A trading status and its number. */
    record VenueStatus(long seqNo, int status) {
        static final VenueStatus UNKNOWN = new VenueStatus(0, InstrumentView.UNKNOWN);

        VenueStatus laterOf(VenueStatus other) {
            return other.seqNo > seqNo ? other : this;
        }
    }

    InstrumentState(long instrumentId, int venueId) {
        this.instrumentId = instrumentId;
        this.venueId = venueId;
    }

    void quote(long seqNo, QuoteDecoder quote) {
        quoteSeqNo = seqNo;
        bidPx = quote.bidPx();
        bidQty = quote.bidQty();
        askPx = quote.askPx();
        askQty = quote.askQty();
    }

    /** @param ofVenue the status of the whole venue, which counts when it is the later one */
    InstrumentView view(VenueStatus ofVenue) {
        return new InstrumentView(
                instrumentId,
                symbol,
                quoteSeqNo,
                bidPx,
                bidQty,
                askPx,
                askQty,
                status.laterOf(ofVenue).status(),
                List.copyOf(openOrders.values()));
    }
}
