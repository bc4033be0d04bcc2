package dev.causeway.gateway.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.causeway.gateway.port.InboundSink;
import dev.causeway.gateway.port.InstrumentRegistry;
import dev.causeway.gateway.port.RecordingSink;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.gateway.port.XbpMessages;
import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.Src;
import dev.causeway.protocol.feed.sbe.CancelRejectDecoder;
import dev.causeway.protocol.feed.sbe.InstrumentDefDecoder;
import dev.causeway.protocol.feed.sbe.OrderEventDecoder;
import dev.causeway.protocol.feed.sbe.Protocol;
import dev.causeway.protocol.feed.sbe.QuoteDecoder;
import dev.causeway.protocol.feed.sbe.TradeDecoder;
import dev.causeway.protocol.feed.sbe.TradingStatusDecoder;
import dev.causeway.protocol.feed.sbe.UnmappedDecoder;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.CancelRejectEncoder;
import dev.causeway.protocol.xbp.sbe.ExecutionReportEncoder;
import dev.causeway.protocol.xbp.sbe.FrameHeaderEncoder;
import dev.causeway.protocol.xbp.sbe.InstrumentDefinitionEncoder;
import dev.causeway.protocol.xbp.sbe.MdQuoteEncoder;
import dev.causeway.protocol.xbp.sbe.MdTradeEncoder;
import dev.causeway.protocol.xbp.sbe.TradingStatusEncoder;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class XbpNormalizerTest {
    private static final int AT = 16;

    /** Allots 101, 102, ... and can have no room. */
    private static final class RecordingRegistry implements InstrumentRegistry {
        final List<String> asked = new ArrayList<>();
        boolean full;

        @Override
        public int resolve(int venueId, String key, long epochNanos) {
            return answer("resolve " + venueId + " " + key);
        }

        @Override
        public int define(int venueId, String key, InstrumentTerms terms, long epochNanos) {
            return answer("define " + venueId + " " + key + " " + terms.symbol() + " " + terms.tickSize() + " "
                    + terms.lotSize());
        }

        @Override
        public String key(int venueId, int instrumentId) {
            return null;
        }

        private int answer(String question) {
            if (full) {
                return RETRY;
            }
            asked.add(question);
            return 100 + asked.size();
        }
    }

    private final FrameHeaderEncoder header = new FrameHeaderEncoder();
    private final UnsafeBuffer frame = new UnsafeBuffer(new byte[AT + XbpFrame.MAX_FRAME_LENGTH]);
    private final RecordingSink sink = new RecordingSink();
    private final RecordingRegistry registry = new RecordingRegistry();
    private final XbpNormalizer normalizer =
            new XbpNormalizer(new SessionIdentity(9, 3, "simy", "SIMY", 'X'), sink, registry);
    private final XbpMessages.Context context = new XbpMessages.Context();

    @Test
    void shouldMapTrade() {
        new MdTradeEncoder()
                .wrapAndApplyHeader(frame, AT, header)
                .instrumentId(7)
                .aggressorSide((byte) '1')
                .tradeId(-1)
                .price(12_345)
                .qty(500);

        assertThat(offer(41, XbpFrame.FLAG_POSS_DUP, MdTradeEncoder.BLOCK_LENGTH, true))
                .isTrue();

        Slot slot = sink.published().get(0);
        Src src = src(slot, TradeDecoder.TEMPLATE_ID);
        TradeDecoder trade = new TradeDecoder().wrap(slot.buffer(), 8, TradeDecoder.BLOCK_LENGTH, 0);
        assertThat(slot.length).isEqualTo(8 + TradeDecoder.BLOCK_LENGTH);
        assertThat(List.of(trade.tradeId(), trade.price(), trade.qty())).containsExactly(-1L, 12_345L, 500L);
        assertThat(trade.aggressor()).isEqualTo((byte) '1');
        assertThat(src.flags).isEqualTo(1 | 2 | 4 | 8);
        assertThat(src.instrumentId).isEqualTo(101);
    }

    @Test
    void shouldFillSlotAndSrc() {
        new MdTradeEncoder().wrapAndApplyHeader(frame, AT, header).instrumentId(7);

        offer(0xFFFF_FFF0L, 0, MdTradeEncoder.BLOCK_LENGTH, false);

        Slot slot = sink.published().get(0);
        Src src = src(slot, TradeDecoder.TEMPLATE_ID);
        assertThat(slot.kind).isEqualTo(SlotKind.VENUE);
        assertThat(slot.flags).isEqualTo(Src.FLAG_FIRST | Src.FLAG_LAST);
        assertThat(List.of(slot.sessionNo, slot.epoch)).containsExactly(9, 2);
        assertThat(List.of(slot.venueSeqNo, slot.nextExpected, slot.epochNanos))
                .containsExactly(0xFFFF_FFF0L, 0xFFFF_FFF1L, 888L);
        assertThat(List.of(src.sessionNo, src.venueId, src.epoch, src.flags)).containsExactly(9, 3, 2, 12);
        assertThat(List.of(src.venueSeqNo, src.venueTimeNs, src.gatewayTimeNs))
                .containsExactly(0xFFFF_FFF0L, 777L, 888L);
    }

    @Test
    void shouldMapQuoteWithAbsentSide() {
        new MdQuoteEncoder()
                .wrapAndApplyHeader(frame, AT, header)
                .instrumentId(7)
                .bidPx(Long.MIN_VALUE)
                .bidQty(0)
                .askPx(3)
                .askQty(4);

        offer(1, 0, MdQuoteEncoder.BLOCK_LENGTH, false);

        Slot slot = sink.published().get(0);
        src(slot, QuoteDecoder.TEMPLATE_ID);
        QuoteDecoder quote = new QuoteDecoder().wrap(slot.buffer(), 8, QuoteDecoder.BLOCK_LENGTH, 0);
        assertThat(List.of(quote.bidPx(), quote.bidQty(), quote.askPx(), quote.askQty()))
                .containsExactly(Long.MIN_VALUE, 0L, 3L, 4L);
    }

    @Test
    void shouldMapTradingStatusAndCallUnknownOnesOther() {
        TradingStatusEncoder status = new TradingStatusEncoder();
        status.wrapAndApplyHeader(frame, AT, header)
                .instrumentId(7)
                .status((short) 4)
                .reason((short) 255);
        offer(1, 0, TradingStatusEncoder.BLOCK_LENGTH, false);
        status.status((short) 9);
        offer(2, 0, TradingStatusEncoder.BLOCK_LENGTH, false);

        TradingStatusDecoder decoder = new TradingStatusDecoder();
        decoder.wrap(sink.published().get(0).buffer(), 8, TradingStatusDecoder.BLOCK_LENGTH, 0);
        assertThat(decoder.status()).isEqualTo((short) 4);
        assertThat(decoder.reason()).isEqualTo((short) 255);
        decoder.wrap(sink.published().get(1).buffer(), 8, TradingStatusDecoder.BLOCK_LENGTH, 0);
        assertThat(decoder.status()).isZero();
    }

    @Test
    void shouldMapExecutionReportToOrderEvent() {
        new ExecutionReportEncoder()
                .wrapAndApplyHeader(frame, AT, header)
                .orderId(-1)
                .execId(12)
                .clOrdId("cl-1")
                .instrumentId(7)
                .origClOrdId("cl-0")
                .execType((byte) 'F')
                .ordStatus((byte) '1')
                .side((byte) '2')
                .rejectReason((short) 255)
                .price(1)
                .lastPx(2)
                .lastQty(3)
                .cumQty(4)
                .leavesQty(5);

        offer(1, 0, ExecutionReportEncoder.BLOCK_LENGTH, false);

        Slot slot = sink.published().get(0);
        src(slot, OrderEventDecoder.TEMPLATE_ID);
        OrderEventDecoder event = new OrderEventDecoder().wrap(slot.buffer(), 8, OrderEventDecoder.BLOCK_LENGTH, 0);
        assertThat(slot.length).isEqualTo(8 + OrderEventDecoder.BLOCK_LENGTH + 2);
        assertThat(List.of(event.clOrdId(), event.venueOrderId(), event.execId()))
                .containsExactly("cl-1", "18446744073709551615", "12");
        assertThat(List.of(event.price(), event.lastPx(), event.lastQty(), event.cumQty(), event.leavesQty()))
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat("" + (char) event.execType() + (char) event.ordStatus() + (char) event.side())
                .isEqualTo("F12");
        assertThat(event.reason()).isEqualTo((short) 255);
        assertThat(event.textLength()).isZero();
    }

    @Test
    void shouldMapCancelReject() {
        new CancelRejectEncoder()
                .wrapAndApplyHeader(frame, AT, header)
                .orderId(55)
                .clOrdId("cl-2")
                .instrumentId(7)
                .origClOrdId("cl-1")
                .ordStatus((byte) '0')
                .rejectReason((short) 1)
                .responseTo((byte) '2');

        offer(1, 0, CancelRejectEncoder.BLOCK_LENGTH, false);

        Slot slot = sink.published().get(0);
        src(slot, CancelRejectDecoder.TEMPLATE_ID);
        CancelRejectDecoder reject =
                new CancelRejectDecoder().wrap(slot.buffer(), 8, CancelRejectDecoder.BLOCK_LENGTH, 0);
        assertThat(List.of(reject.clOrdId(), reject.origClOrdId(), reject.venueOrderId()))
                .containsExactly("cl-2", "cl-1", "55");
        assertThat(reject.ordStatus()).isEqualTo((byte) '0');
        assertThat(reject.reason()).isEqualTo((short) 1);
        assertThat(reject.responseTo()).isEqualTo((byte) '2');
    }

    @Test
    void shouldDefineInstrumentAndKeepItsNumber() {
        new InstrumentDefinitionEncoder()
                .wrapAndApplyHeader(frame, AT, header)
                .instrumentId(0xFFFF_FFFFL)
                .symbol("ACME")
                .tickSize(1_000_000)
                .lotSize(10_000);
        offer(1, 0, InstrumentDefinitionEncoder.BLOCK_LENGTH, false);
        new MdTradeEncoder().wrapAndApplyHeader(frame, AT, header).instrumentId(0xFFFF_FFFFL);
        offer(2, 0, MdTradeEncoder.BLOCK_LENGTH, false);

        Slot slot = sink.published().get(0);
        Src src = src(slot, InstrumentDefDecoder.TEMPLATE_ID);
        InstrumentDefDecoder def =
                new InstrumentDefDecoder().wrap(slot.buffer(), 8, InstrumentDefDecoder.BLOCK_LENGTH, 0);
        assertThat(def.symbol()).isEqualTo("ACME");
        assertThat(List.of(def.tickSize(), def.lotSize())).containsExactly(1_000_000L, 10_000L);
        assertThat(src.venueSeqNo).isEqualTo(1);
        assertThat(src(sink.published().get(1), TradeDecoder.TEMPLATE_ID).instrumentId)
                .isEqualTo(src.instrumentId);
        assertThat(registry.asked).containsExactly("define 3 4294967295 ACME 1000000 10000");
    }

    @Test
    void shouldCarryFrameVerbatimWhenTemplateIsUnknown() {
        header.wrap(frame, AT).blockLength(8).templateId(999).schemaId(901).version(1);
        frame.putLong(AT + 32, 0x1122334455667788L);

        offer(6, 0, 8, false);

        Slot slot = sink.published().get(0);
        assertThat(src(slot, UnmappedDecoder.TEMPLATE_ID).instrumentId).isZero();
        UnmappedDecoder unmapped = new UnmappedDecoder().wrap(slot.buffer(), 8, UnmappedDecoder.BLOCK_LENGTH, 0);
        assertThat(unmapped.msgType()).isEqualTo("999");
        assertThat(List.of(unmapped.partNo(), unmapped.partCount())).containsExactly(1, 1);
        assertThat(unmapped.protocol()).isEqualTo(Protocol.XBP);
        byte[] bytes = new byte[unmapped.bytesLength()];
        unmapped.getBytes(bytes, 0, bytes.length);
        byte[] original = new byte[40];
        frame.getBytes(AT, original);
        assertThat(bytes).isEqualTo(original);
    }

    @Test
    void shouldReadKnownPartWhenBlockIsLarger() {
        new MdTradeEncoder()
                .wrapAndApplyHeader(frame, AT, header)
                .instrumentId(7)
                .price(5);
        header.blockLength(48).version(1);

        offer(1, 0, 48, false);

        Slot slot = sink.published().get(0);
        src(slot, TradeDecoder.TEMPLATE_ID);
        assertThat(new TradeDecoder()
                        .wrap(slot.buffer(), 8, TradeDecoder.BLOCK_LENGTH, 0)
                        .price())
                .isEqualTo(5);
    }

    @Test
    void shouldPublishNothingWhenRingOrRegistryHasNoRoom() {
        new MdTradeEncoder().wrapAndApplyHeader(frame, AT, header).instrumentId(7);
        registry.full = true;
        assertThat(offer(1, 0, MdTradeEncoder.BLOCK_LENGTH, false)).isFalse();
        registry.full = false;
        sink.full(true);
        assertThat(offer(1, 0, MdTradeEncoder.BLOCK_LENGTH, false)).isFalse();
        assertThat(sink.published()).isEmpty();

        sink.full(false);
        assertThat(offer(1, 0, MdTradeEncoder.BLOCK_LENGTH, false)).isTrue();

        assertThat(sink.published()).hasSize(1);
        assertThat(registry.asked).containsExactly("resolve 3 7");
    }

    @Test
    void shouldAllocateNothingWhenInstrumentIsKnown() {
        XbpNormalizer lean = new XbpNormalizer(new SessionIdentity(9, 3, "simy", "SIMY", 'X'), oneSlot(), registry);
        new ExecutionReportEncoder()
                .wrapAndApplyHeader(frame, AT, header)
                .instrumentId(7)
                .orderId(-1)
                .clOrdId("c");
        int length = XbpFrame.frameLengthOf(ExecutionReportEncoder.BLOCK_LENGTH);
        offerMany(lean, length, 200_000);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long threadId = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(threadId);

        offerMany(lean, length, 20_000);

        assertThat((threads.getThreadAllocatedBytes(threadId) - before) / 20_000.0)
                .isLessThan(0.5);
    }

    private void offerMany(XbpNormalizer lean, int length, int count) {
        for (int i = 0; i < count; i++) {
            lean.onApplicationFrame(frame, AT, length, context);
        }
    }

    private static InboundSink oneSlot() {
        Slot slot = new Slot();
        return new InboundSink() {
            @Override
            public long tryClaim(int count) {
                return 0;
            }

            @Override
            public long claim(int count) {
                return 0;
            }

            @Override
            public Slot slot(long position) {
                return slot;
            }

            @Override
            public void publish(long first, int count) {
                // the same slot again
            }

            @Override
            public int maxUnit() {
                return 1;
            }
        };
    }

    private boolean offer(long seqNo, int flags, int blockLength, boolean recovered) {
        int length = XbpFrame.frameLengthOf(blockLength);
        XbpFrame.writeHeader(frame, AT, flags, length, seqNo, 0, 777);
        context.epoch = 2;
        context.gatewayTimeNs = 888;
        context.recovered = recovered;
        return normalizer.onApplicationFrame(frame, AT, length, context);
    }

    private static Src src(Slot slot, int templateId) {
        assertThat(FeedMessage.check(slot.buffer(), 0, slot.length)).isEqualTo(FeedMessage.Outcome.OK);
        assertThat(FeedMessage.templateId(slot.buffer(), 0)).isEqualTo(templateId);
        Src src = new Src();
        src.read(slot.buffer(), FeedMessage.HEADER_LENGTH);
        return src;
    }
}
