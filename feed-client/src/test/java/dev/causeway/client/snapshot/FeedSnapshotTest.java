package dev.causeway.client.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.causeway.client.MessageDispatcher;
import dev.causeway.protocol.feed.sbe.InstrumentDefEncoder;
import dev.causeway.protocol.feed.sbe.MessageHeaderEncoder;
import dev.causeway.protocol.feed.sbe.OrderEventEncoder;
import dev.causeway.protocol.feed.sbe.QuoteEncoder;
import dev.causeway.protocol.feed.sbe.SrcEncoder;
import dev.causeway.protocol.feed.sbe.TradingStatusEncoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedSnapshotTest {
    private static final long GOLD = 7;

    private final FeedSnapshot snapshot = new FeedSnapshot();
    private final MessageDispatcher feed = new MessageDispatcher(snapshot);
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[200]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long seqNo;

    @BeforeEach
    void begin() {
        feed.onSession("G126112101", 1);
    }

    @Test
    void shouldKeepTheLastQuoteAndTheSymbolWhenBothCame() {
        define(GOLD, "GOLD");
        quote(GOLD, 100);
        quote(GOLD, 101);

        InstrumentView gold = snapshot.instrument(GOLD).orElseThrow();
        assertThat(gold.symbol()).isEqualTo("GOLD");
        assertThat(gold.bidPx()).isEqualTo(101);
        assertThat(gold.askPx()).isEqualTo(Long.MIN_VALUE);
        assertThat(gold.quoteSeqNo()).isEqualTo(3);
        assertThat(gold.tradingStatus()).isEqualTo(InstrumentView.UNKNOWN);
        assertThat(snapshot.instrument(8)).isEmpty();
        assertThat(snapshot.isComplete()).isTrue();
    }

    @Test
    void shouldTakeTheLaterOfVenueAndInstrumentWhenBothHaveAStatus() {
        status(GOLD, 2);
        quote(8, 100);
        status(0, 1);
        assertThat(snapshot.instrument(GOLD).orElseThrow().tradingStatus()).isEqualTo(1);
        assertThat(snapshot.instrument(8).orElseThrow().tradingStatus()).isEqualTo(1);

        status(GOLD, 2);

        assertThat(snapshot.instrument(GOLD).orElseThrow().tradingStatus()).isEqualTo(2);
        assertThat(snapshot.instrument(8).orElseThrow().tradingStatus()).isEqualTo(1);
    }

    @Test
    void shouldKeepAnOrderWhileItIsOpenAndForgetItWhenItIsDone() {
        order("C1", "", 'A', 0, 50);
        order("C1", "V1", '0', 0, 50);
        order("C2", "V2", '0', 0, 10);
        order("C3", "V1", '1', 20, 30);

        assertThat(snapshot.instrument(GOLD).orElseThrow().openOrders())
                .extracting(OpenOrder::venueOrderId, OpenOrder::clOrdId, OpenOrder::cumQty, OpenOrder::leavesQty)
                .containsExactly(tuple("V1", "C3", 20L, 30L), tuple("V2", "C2", 0L, 10L));

        order("C3", "V1", '2', 50, 0);
        order("C2", "V2", '4', 0, 0);

        assertThat(snapshot.instrument(GOLD).orElseThrow().openOrders()).isEmpty();
    }

    @Test
    void shouldBeginEmptyWhenTheFeedHasANewSession() {
        quote(GOLD, 100);
        order("C1", "V1", '0', 0, 50);

        feed.onSession("G126112201", 1);

        assertThat(snapshot.instruments()).isEmpty();
    }

    @Test
    void shouldSayIncompleteWhenSomethingWasLostOrMissedBefore() {
        feed.onGapLost(5, 6);
        assertThat(snapshot.isComplete()).isFalse();

        feed.onSession("G126112201", 1);
        assertThat(snapshot.isComplete()).isTrue();

        feed.onSession("G126112202", 9);
        assertThat(snapshot.isComplete()).isFalse();
    }

    private void define(long instrumentId, String symbol) {
        InstrumentDefEncoder definition = new InstrumentDefEncoder().wrapAndApplyHeader(buffer, 0, header);
        src(definition.src(), instrumentId);
        deliver(definition.symbol(symbol).encodedLength());
    }

    private void quote(long instrumentId, long bidPx) {
        QuoteEncoder quote = new QuoteEncoder().wrapAndApplyHeader(buffer, 0, header);
        src(quote.src(), instrumentId);
        deliver(quote.bidPx(bidPx).bidQty(1).askPx(Long.MIN_VALUE).askQty(0).encodedLength());
    }

    private void status(long instrumentId, int code) {
        TradingStatusEncoder status = new TradingStatusEncoder().wrapAndApplyHeader(buffer, 0, header);
        src(status.src(), instrumentId);
        deliver(status.status((short) code).encodedLength());
    }

    private void order(String clOrdId, String venueOrderId, char ordStatus, long cumQty, long leavesQty) {
        OrderEventEncoder event = new OrderEventEncoder().wrapAndApplyHeader(buffer, 0, header);
        src(event.src(), GOLD);
        event.clOrdId(clOrdId).venueOrderId(venueOrderId).ordStatus((byte) ordStatus);
        event.cumQty(cumQty).leavesQty(leavesQty).putText(new byte[0], 0, 0);
        deliver(event.encodedLength());
    }

    private static void src(SrcEncoder src, long instrumentId) {
        src.sessionNo(1).venueId(1).instrumentId(instrumentId);
    }

    private void deliver(int blockLength) {
        seqNo++;
        feed.onMessage(seqNo, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + blockLength);
    }
}
