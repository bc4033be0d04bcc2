package dev.causeway.gateway.inbound.fix.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causeway.gateway.inbound.fix.Fixtures;
import dev.causeway.gateway.inbound.fix.TestRing;
import dev.causeway.gateway.port.InstrumentRegistry;
import dev.causeway.gateway.port.Slot;
import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.FixedPoint;
import dev.causeway.protocol.feed.Src;
import dev.causeway.protocol.feed.sbe.BookAction;
import dev.causeway.protocol.feed.sbe.BookUpdateDecoder;
import dev.causeway.protocol.feed.sbe.CancelRejectDecoder;
import dev.causeway.protocol.feed.sbe.OrderEventDecoder;
import dev.causeway.protocol.feed.sbe.Protocol;
import dev.causeway.protocol.feed.sbe.TradeDecoder;
import dev.causeway.protocol.feed.sbe.TradingStatusDecoder;
import dev.causeway.protocol.feed.sbe.UnmappedDecoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixNormalizerTest {
    private static final String HEAD = "|49=SIMX|56=CAUSEWAY|34=5|52=20261121-10:15:30.123456";
    private static final long SENT = 1_795_256_130_123_456_000L;

    private final TestRing ring = new TestRing();
    private final NormalizerCounters counters = new NormalizerCounters();
    private final FixNormalizer.Context context = new FixNormalizer.Context();
    private final FixNormalizer normalizer = normalizer(new Fixtures.Registry());

    private FixNormalizer normalizer(InstrumentRegistry registry) {
        return new FixNormalizer(
                Fixtures.SESSION,
                ring,
                registry,
                counters,
                new FixNormalizer.NormalizerTiming(Fixtures.patience(), () -> Fixtures.NOW));
    }

    private List<Slot> normalize(String raw) {
        context.seqNo = 5;
        context.epoch = 2;
        context.gatewayTimeNs = Fixtures.NOW;
        int before = ring.published().size();
        normalizer.onMessage(raw, context);
        List<Slot> all = ring.published();
        return all.subList(before, all.size());
    }

    private static int template(Slot slot) {
        assertThat(FeedMessage.check(slot.buffer(), 0, slot.length)).isEqualTo(FeedMessage.Outcome.OK);
        return FeedMessage.templateId(slot.buffer(), 0);
    }

    private static Src src(Slot slot) {
        Src src = new Src();
        src.read(slot.buffer(), FeedMessage.HEADER_LENGTH);
        return src;
    }

    private static OrderEventDecoder order(Slot slot) {
        assertThat(template(slot)).isEqualTo(OrderEventDecoder.TEMPLATE_ID);
        return new OrderEventDecoder().wrap(slot.buffer(), 8, OrderEventDecoder.BLOCK_LENGTH, 0);
    }

    private static BookUpdateDecoder book(Slot slot) {
        assertThat(template(slot)).isEqualTo(BookUpdateDecoder.TEMPLATE_ID);
        return new BookUpdateDecoder().wrap(slot.buffer(), 8, BookUpdateDecoder.BLOCK_LENGTH, 0);
    }

    private static String unmapped(List<Slot> slots) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Slot slot : slots) {
            assertThat(template(slot)).isEqualTo(UnmappedDecoder.TEMPLATE_ID);
            UnmappedDecoder part = new UnmappedDecoder().wrap(slot.buffer(), 8, UnmappedDecoder.BLOCK_LENGTH, 0);
            assertThat(part.protocol()).isEqualTo(Protocol.FIX);
            assertThat(part.partCount()).isEqualTo(slots.size());
            byte[] content = new byte[part.bytesLength()];
            part.getBytes(content, 0, content.length);
            bytes.writeBytes(content);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FIX.4.2", "FIX.4.4", "FIXT.1.1"})
    void shouldMapAnExecutionReportWhenEverythingFits(String version) {
        String raw = Fixtures.raw(
                version,
                "35=8" + HEAD
                        + "|37=V-1|11=C-1|17=E-9|150=F|39=1|55=AAPL|54=1|44=101.25|31=101.2|32=3.5|14=10|151=0.0001"
                        + "|103=99|58=partial é");
        List<Slot> slots = normalize(raw);

        OrderEventDecoder event = order(slots.get(0));
        assertThat(slots).hasSize(1);
        assertThat(event.clOrdId()).isEqualTo("C-1");
        assertThat(event.venueOrderId()).isEqualTo("V-1");
        assertThat(event.execId()).isEqualTo("E-9");
        assertThat(event.price()).isEqualTo(10_125_000_000L);
        assertThat(event.lastPx()).isEqualTo(10_120_000_000L);
        assertThat(event.lastQty()).isEqualTo(35_000);
        assertThat(event.cumQty()).isEqualTo(100_000);
        assertThat(event.leavesQty()).isEqualTo(1);
        assertThat((char) event.execType()).isEqualTo('F');
        assertThat((char) event.ordStatus()).isEqualTo('1');
        assertThat((char) event.side()).isEqualTo('1');
        assertThat(event.reason()).isEqualTo((short) 99);
        byte[] text = new byte[event.textLength()];
        event.getText(text, 0, text.length);
        assertThat(new String(text, StandardCharsets.ISO_8859_1)).isEqualTo("partial é");
    }

    @Test
    void shouldSayWhereItComesFromWhenMapped() {
        context.possDup = true;
        context.recovered = true;
        Slot slot = normalize(Fixtures.raw("FIX.4.4", "35=8" + HEAD + "|55=AAPL|17=1"))
                .get(0);

        Src src = src(slot);
        assertThat(src.sessionNo).isEqualTo(7);
        assertThat(src.venueId).isEqualTo(3);
        assertThat(src.venueSeqNo).isEqualTo(5);
        assertThat(src.venueTimeNs).isEqualTo(SENT);
        assertThat(src.gatewayTimeNs).isEqualTo(Fixtures.NOW);
        assertThat(src.instrumentId).isEqualTo(1);
        assertThat(src.epoch).isEqualTo(2);
        assertThat(src.flags).isEqualTo(15);
        assertThat(slot.flags).isEqualTo(12);
        assertThat(slot.nextExpected).isEqualTo(6);
        assertThat(slot.venueSeqNo).isEqualTo(5);
    }

    @Test
    void shouldLeavePricesNullWhenAnExecutionReportHasNone() {
        OrderEventDecoder event = order(normalize(Fixtures.raw("FIX.4.4", "35=8" + HEAD + "|17=1|150=0"))
                .get(0));

        assertThat(event.price()).isEqualTo(FixedPoint.NULL_PRICE);
        assertThat(event.lastPx()).isEqualTo(FixedPoint.NULL_PRICE);
        assertThat(event.reason()).isEqualTo((short) 255);
        assertThat(event.side()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,H", "2,G", "3,I"})
    void shouldNameABustWhenFix42SaysExecTransType(char transType, char expected) {
        OrderEventDecoder event =
                order(normalize(Fixtures.raw("FIX.4.2", "35=8" + HEAD + "|17=1|150=0|20=" + transType))
                        .get(0));

        assertThat((char) event.execType()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "44=1e5",
                "44=NaN",
                "44=",
                "44=92233720369",
                "44=0.000000001",
                "44=+1",
                "32=1.23456",
                "14=--1",
                "31=99999999999999999999999999999999",
                "44=0x10",
                "11=123456789012345678901",
                "150=AB",
                "103=255",
                "103=-1",
                "17=é",
                "55=1234567890123456789012345"
            })
    void shouldSendTheBytesWhenAnExecutionReportDoesNotFit(String field) {
        String raw = Fixtures.raw("FIX.4.4", "35=8" + HEAD + "|" + field);

        assertThat(unmapped(normalize(raw))).isEqualTo(raw);
        assertThat(counters.unmapped.sum()).isEqualTo(1);
        assertThat(counters.poison.sum()).isZero();
    }

    @Test
    void shouldMapACancelReject() {
        Slot slot = normalize(
                        Fixtures.raw("FIX.4.4", "35=9" + HEAD + "|37=V-1|11=C-2|41=C-1|39=4|434=2|102=1|58=too late"))
                .get(0);

        assertThat(template(slot)).isEqualTo(CancelRejectDecoder.TEMPLATE_ID);
        CancelRejectDecoder reject =
                new CancelRejectDecoder().wrap(slot.buffer(), 8, CancelRejectDecoder.BLOCK_LENGTH, 0);
        assertThat(reject.clOrdId()).isEqualTo("C-2");
        assertThat(reject.origClOrdId()).isEqualTo("C-1");
        assertThat(reject.venueOrderId()).isEqualTo("V-1");
        assertThat((char) reject.ordStatus()).isEqualTo('4');
        assertThat((char) reject.responseTo()).isEqualTo('2');
        assertThat(reject.reason()).isEqualTo((short) 1);
        byte[] text = new byte[reject.textLength()];
        reject.getText(text, 0, text.length);
        assertThat(new String(text, StandardCharsets.ISO_8859_1)).isEqualTo("too late");
    }

    @Test
    void shouldMakeOneUnitWhenASnapshotHasSeveralEntries() {
        List<Slot> slots = normalize(Fixtures.raw(
                "FIX.4.4",
                "35=W" + HEAD + "|55=EUR/USD|268=3|269=0|270=1.1|271=5|290=1|269=1|270=1.2|271=6|346=4|1023=2"
                        + "|269=2|270=1.15|271=1|278=77|2446=1"));

        assertThat(slots).extracting(slot -> slot.flags).containsExactly(4, 0, 8);
        assertThat(slots).extracting(slot -> slot.nextExpected).containsExactly(0L, 0L, 6L);
        BookUpdateDecoder bid = book(slots.get(0));
        assertThat(bid.price()).isEqualTo(110_000_000L);
        assertThat(bid.qty()).isEqualTo(50_000);
        assertThat(bid.level()).isEqualTo(1);
        assertThat(bid.action()).isEqualTo(BookAction.SNAPSHOT);
        assertThat((char) bid.side()).isEqualTo('0');
        BookUpdateDecoder offer = book(slots.get(1));
        assertThat(offer.orderCount()).isEqualTo(4);
        assertThat(offer.level()).isEqualTo(2);
        TradeDecoder trade = new TradeDecoder().wrap(slots.get(2).buffer(), 8, TradeDecoder.BLOCK_LENGTH, 0);
        assertThat(template(slots.get(2))).isEqualTo(TradeDecoder.TEMPLATE_ID);
        assertThat(trade.tradeId()).isEqualTo(77);
        assertThat(trade.price()).isEqualTo(115_000_000L);
        assertThat((char) trade.aggressor()).isEqualTo('1');
        assertThat(slots).extracting(slot -> src(slot).instrumentId).containsOnly(1L);
    }

    @Test
    void shouldCarryTheSymbolOnWhenAnIncrementalEntryHasNone() {
        List<Slot> slots = normalize(
                Fixtures.raw(
                        "FIX.4.2",
                        "35=X" + HEAD
                                + "|268=3|279=0|269=0|55=AAPL|270=10|271=1|279=1|269=1|270=11|271=2|279=2|269=0|55=MSFT|278=x"));

        assertThat(slots).extracting(slot -> src(slot).instrumentId).containsExactly(1L, 1L, 2L);
        assertThat(slots)
                .extracting(slot -> book(slot).action())
                .containsExactly(BookAction.NEW, BookAction.CHANGE, BookAction.DELETE);
        assertThat(book(slots.get(2)).price()).isEqualTo(FixedPoint.NULL_PRICE);
    }

    @Test
    void shouldAddTheBytesToTheUnitWhenSomeEntriesHaveAnotherType() {
        String raw = Fixtures.raw("FIX.4.4", "35=W" + HEAD + "|55=AAPL|268=2|269=0|270=1|271=1|269=4|270=2");
        List<Slot> slots = normalize(raw);

        assertThat(slots).extracting(slot -> slot.flags).containsExactly(4, 8);
        assertThat(book(slots.get(0)).price()).isEqualTo(100_000_000L);
        assertThat(unmapped(slots.subList(1, 2))).isEqualTo(raw);
        assertThat(counters.unmapped.sum()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "35=W|55=AAPL|268=0",
                "35=W|55=AAPL",
                "35=W|55=AAPL|268=2|269=0|270=1|271=1",
                "35=W|55=AAPL|268=1|269=4|270=1",
                "35=W|268=1|269=0|270=1|271=1",
                "35=W|55=AAPL|268=1|269=0|270=1e9|271=1",
                "35=W|55=AAPL|268=1|269=0|270=1|271=1|1023=70000",
                "35=X|268=1|269=0|55=AAPL|270=1|271=1",
                "35=X|268=1|279=2|269=2|55=AAPL|270=1|271=1",
                "35=X|268=999999999999|279=0|269=0|55=AAPL|270=1"
            })
    void shouldSendTheBytesWhenMarketDataCannotBeMapped(String body) {
        String raw = Fixtures.raw("FIX.4.4", body);

        assertThat(unmapped(normalize(raw))).isEqualTo(raw);
        assertThat(counters.unmapped.sum()).isEqualTo(1);
    }

    @Test
    void shouldSendTheBytesWhenMoreEntriesThanAUnitHolds() {
        StringBuilder body = new StringBuilder("35=W|55=AAPL|268=1025");
        for (int i = 0; i < 1025; i++) {
            body.append("|269=0|270=").append(i).append("|271=1");
        }
        String raw = Fixtures.raw("FIX.4.4", body.toString());

        assertThat(unmapped(normalize(raw))).isEqualTo(raw);
    }

    @ParameterizedTest
    @CsvSource({
        "f,326=2,1,0",
        "f,326=17,2,0",
        "f,326=18,3,0",
        "f,326=21,4,0",
        "f,326=3,0,3",
        "h,340=2,2,0",
        "h,340=5,0,5"
    })
    void shouldMapTradingStatus(String type, String field, int status, int reason) {
        Slot slot = normalize(Fixtures.raw("FIX.4.4", "35=" + type + HEAD + "|55=AAPL|" + field))
                .get(0);

        assertThat(template(slot)).isEqualTo(TradingStatusDecoder.TEMPLATE_ID);
        TradingStatusDecoder decoded =
                new TradingStatusDecoder().wrap(slot.buffer(), 8, TradingStatusDecoder.BLOCK_LENGTH, 0);
        assertThat(decoded.status()).isEqualTo((short) status);
        assertThat(decoded.reason()).isEqualTo((short) reason);
    }

    @Test
    void shouldSendEveryPartWhenALargeMessageIsUnknown() {
        String raw = Fixtures.raw("FIX.4.4", "35=B" + HEAD + "|58=" + "x".repeat(5000));
        List<Slot> slots = normalize(raw);

        assertThat(slots).hasSize(4);
        assertThat(unmapped(slots)).isEqualTo(raw);
        assertThat(slots.get(3).nextExpected).isEqualTo(6);
    }

    @Test
    void shouldReadPastTheSohWhenItIsInsideADataField() {
        String raw = Fixtures.raw("FIX.4.4", "35=8" + HEAD + "|354=9|355=a|150=Zb|c|150=F|17=1");

        assertThat((char) order(normalize(raw).get(0)).execType()).isEqualTo('F');
    }

    @Test
    void shouldLiveWhenAMappingBreaks() {
        FixNormalizer broken = normalizer(new InstrumentRegistry() {
            @Override
            public int resolve(int venueId, String key, long epochNanos) {
                throw new IllegalStateException("poison");
            }

            @Override
            public String key(int venueId, int instrumentId) {
                throw new IllegalStateException("poison");
            }

            @Override
            public int define(int venueId, String key, InstrumentTerms terms, long epochNanos) {
                throw new IllegalStateException("poison");
            }
        });
        String raw = Fixtures.raw("FIX.4.4", "35=8" + HEAD + "|55=AAPL");

        broken.onMessage(raw, context);

        assertThat(unmapped(ring.published())).isEqualTo(raw);
        assertThat(counters.poison.sum()).isEqualTo(1);
    }

    @Test
    void shouldRefuseWhenTheRingIsClosed() {
        ring.close();

        assertThatThrownBy(() -> normalize(Fixtures.raw("FIX.4.4", "35=B" + HEAD)))
                .isInstanceOf(PipelineClosedException.class);
    }

    @Test
    void shouldAlwaysHandOverOneWholeUnitWhenBytesAreDamaged() {
        long seed = 20261121;
        Random random = new Random(seed);
        String whole = Fixtures.raw(
                "FIX.4.4",
                "35=X" + HEAD + "|268=2|279=0|269=0|55=AAPL|270=10|271=1|279=1|269=2|270=11|354=3|355=a\u0001b");
        for (int i = 0; i < 2_000; i++) {
            char[] chars = whole.toCharArray();
            for (int n = random.nextInt(4); n >= 0; n--) {
                chars[random.nextInt(chars.length)] = (char) random.nextInt(256);
            }
            String damaged = new String(chars, 0, random.nextInt(chars.length) + 1);
            List<Slot> slots = normalize(damaged);

            assertThat(slots.get(0).flags & 4).as("seed %d, round %d", seed, i).isEqualTo(4);
            assertThat(slots.get(slots.size() - 1).nextExpected).isEqualTo(6);
            slots.forEach(FixNormalizerTest::template);
        }
        assertThat(counters.poison.sum()).isZero();
    }
}
