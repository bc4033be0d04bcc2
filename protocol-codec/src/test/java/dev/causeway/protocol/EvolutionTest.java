package dev.causeway.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.protocol.evolution.xbp.sbe.AuctionEncoder;
import dev.causeway.protocol.evolution.xbp.sbe.FrameHeaderEncoder;
import dev.causeway.protocol.evolution.xbp.sbe.MdTradeEncoder;
import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.FixedPoint;
import dev.causeway.protocol.feed.Src;
import dev.causeway.protocol.feed.sbe.CancelRejectDecoder;
import dev.causeway.protocol.golden.GoldenFile;
import dev.causeway.protocol.xbp.FrameAssembler;
import dev.causeway.protocol.xbp.FrameAssembler.Outcome;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.XbpTemplates;
import dev.causeway.protocol.xbp.sbe.MdTradeDecoder;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Version 1, with appended fields and new messages, read by version 0; and the other way round. */
class EvolutionTest {
    private static final int BODY = XbpFrame.HEADER_LENGTH;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    private final FrameAssembler assembler = new FrameAssembler(XbpFrame.MAX_FRAME_LENGTH);

    @Test
    void shouldReadTheKnownPartWhenAnXbpBlockHasGrown() {
        MdTradeEncoder later = new MdTradeEncoder().wrapAndApplyHeader(buffer, 0, new FrameHeaderEncoder());
        later.instrumentId(1001)
                .aggressorSide((byte) '2')
                .tradeId(77)
                .price(5)
                .qty(6)
                .transactTimeNs(8)
                .matchId(99);
        int length = XbpFrame.frameLengthOf(MdTradeEncoder.BLOCK_LENGTH);
        XbpFrame.writeHeader(buffer, 0, 0, length, 1, 0, 9);
        appendWithFollower(length);

        Outcome outcome = assembler.next();
        MdTradeDecoder known = new MdTradeDecoder()
                .wrap(
                        assembler.buffer(),
                        assembler.offset() + BODY,
                        XbpFrame.blockLength(assembler.buffer(), 0),
                        XbpFrame.version(assembler.buffer(), 0));

        assertThat(outcome).isEqualTo(Outcome.FRAME);
        assertThat(known.actingVersion()).isEqualTo(1);
        assertThat(known.instrumentId()).isEqualTo(1001);
        assertThat(known.aggressorSide()).isEqualTo((byte) '2');
        assertThat(known.tradeId()).isEqualTo(77);
        assertThat(known.price()).isEqualTo(5);
        assertThat(known.qty()).isEqualTo(6);
        assertThat(known.transactTimeNs()).isEqualTo(8);
        assertFollower();
    }

    @Test
    void shouldSkipAnUnknownXbpTemplateByItsLength() {
        new AuctionEncoder()
                .wrapAndApplyHeader(buffer, 0, new FrameHeaderEncoder())
                .instrumentId(1001)
                .price(5);
        int length = XbpFrame.frameLengthOf(AuctionEncoder.BLOCK_LENGTH);
        XbpFrame.writeHeader(buffer, 0, 0, length, 1, 0, 9);
        appendWithFollower(length);

        Outcome outcome = assembler.next();
        int templateId = XbpFrame.templateId(assembler.buffer(), assembler.offset());

        assertThat(outcome).isEqualTo(Outcome.FRAME);
        assertThat(templateId).isEqualTo(AuctionEncoder.TEMPLATE_ID);
        assertThat(XbpTemplates.blockLength(templateId)).isEqualTo(XbpTemplates.UNKNOWN);
        assertThat(XbpTemplates.name(templateId)).isEqualTo("Unknown");
        assertThat(XbpFrame.isApplication(templateId)).isTrue();
        assertFollower();
    }

    @Test
    void shouldFindTheTextWhenAFeedBlockHasGrownAheadOfIt() {
        byte[] text = "too late".getBytes(StandardCharsets.US_ASCII);
        var later = new dev.causeway.protocol.evolution.feed.sbe.CancelRejectEncoder()
                .wrapAndApplyHeader(buffer, 0, new dev.causeway.protocol.evolution.feed.sbe.MessageHeaderEncoder());
        later.clOrdId("G1-44").ordStatus((byte) '2').gatewayOrderId(42).putText(text, 0, text.length);
        int length = FeedMessage.HEADER_LENGTH + later.encodedLength();
        UnsafeBuffer message = exact(length);

        FeedMessage.Outcome outcome = FeedMessage.check(message, 0, length);
        CancelRejectDecoder known = new CancelRejectDecoder()
                .wrap(message, FeedMessage.HEADER_LENGTH, FeedMessage.blockLength(message, 0), 1);
        byte[] got = new byte[text.length];
        int gotBytes = known.getText(got, 0, got.length);

        assertThat(outcome).isEqualTo(FeedMessage.Outcome.OK);
        assertThat(known.clOrdId()).isEqualTo("G1-44");
        assertThat(known.ordStatus()).isEqualTo((byte) '2');
        assertThat(gotBytes).isEqualTo(text.length);
        assertThat(got).isEqualTo(text);
    }

    @Test
    void shouldReadTheSourceOfAnUnknownFeedTemplate() {
        var later = new dev.causeway.protocol.evolution.feed.sbe.AuctionEncoder()
                .wrapAndApplyHeader(buffer, 0, new dev.causeway.protocol.evolution.feed.sbe.MessageHeaderEncoder());
        later.price(FixedPoint.NULL_PRICE).src().sessionNo(3).epoch(2).venueSeqNo(41);
        int length = FeedMessage.HEADER_LENGTH + later.encodedLength();
        UnsafeBuffer message = exact(length);
        Src src = new Src();

        FeedMessage.Outcome outcome = FeedMessage.check(message, 0, length);
        src.read(message, FeedMessage.HEADER_LENGTH);

        assertThat(outcome).isEqualTo(FeedMessage.Outcome.UNKNOWN_TEMPLATE);
        assertThat(src.sessionNo).isEqualTo(3);
        assertThat(src.epoch).isEqualTo(2);
        assertThat(src.venueSeqNo).isEqualTo(41);
    }

    @Test
    void shouldReadVersionZeroByVersionOneWithTheAddedFieldAbsent() {
        UnsafeBuffer frame = GoldenFile.of("xbp", "301-MdTrade").exactBuffer();

        var later = new dev.causeway.protocol.evolution.xbp.sbe.MdTradeDecoder()
                .wrap(frame, BODY, XbpFrame.blockLength(frame, 0), XbpFrame.version(frame, 0));

        assertThat(later.tradeId()).isEqualTo(9007199254740995L);
        assertThat(later.matchId())
                .isEqualTo(dev.causeway.protocol.evolution.xbp.sbe.MdTradeDecoder.matchIdNullValue());
    }

    private void appendWithFollower(int length) {
        assembler.append(buffer, 0, length);
        byte[] follower = GoldenFile.of("xbp", "004-Heartbeat").bytes();
        assembler.append(new UnsafeBuffer(follower), 0, follower.length);
    }

    private void assertFollower() {
        assembler.consume();
        assertThat(assembler.next()).isEqualTo(Outcome.FRAME);
        assertThat(XbpFrame.templateId(assembler.buffer(), assembler.offset())).isEqualTo(4);
        assembler.consume();
        assertThat(assembler.buffered()).isZero();
    }

    private UnsafeBuffer exact(int length) {
        UnsafeBuffer message = new UnsafeBuffer(new byte[length]);
        message.putBytes(0, buffer, 0, length);
        return message;
    }
}
