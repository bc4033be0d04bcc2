package dev.causeway.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.FixedPoint;
import dev.causeway.protocol.feed.Src;
import dev.causeway.protocol.feed.sbe.BookAction;
import dev.causeway.protocol.feed.sbe.BookUpdateEncoder;
import dev.causeway.protocol.feed.sbe.CancelRejectEncoder;
import dev.causeway.protocol.feed.sbe.GapNoticeEncoder;
import dev.causeway.protocol.feed.sbe.GapState;
import dev.causeway.protocol.feed.sbe.InstrumentDefEncoder;
import dev.causeway.protocol.feed.sbe.MessageHeaderEncoder;
import dev.causeway.protocol.feed.sbe.OrderEventEncoder;
import dev.causeway.protocol.feed.sbe.Protocol;
import dev.causeway.protocol.feed.sbe.QuoteEncoder;
import dev.causeway.protocol.feed.sbe.SessionDefEncoder;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.protocol.feed.sbe.SessionStatusEncoder;
import dev.causeway.protocol.feed.sbe.StatusReason;
import dev.causeway.protocol.feed.sbe.TradeEncoder;
import dev.causeway.protocol.feed.sbe.TradingStatusEncoder;
import dev.causeway.protocol.feed.sbe.UnmappedEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Every template as a line. Messages stand at an odd offset, behind and before other bytes. */
class JsonLinesTest {
    private static final int OFFSET = 3;
    private static final String SRC = "\"sessionNo\":65535,\"venueId\":2,\"epoch\":3,\"venueSeqNo\":4294967295,"
            + "\"venueTimeNs\":1790000000000000001,\"gatewayTimeNs\":1790000000000000002,"
            + "\"instrumentId\":7,\"flags\":12,";

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[2048]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ByteOutput out = new ByteOutput(bytes);
    private final JsonLines lines = new JsonLines(out);

    @Test
    void shouldPrintSessionStatus() {
        SessionStatusEncoder message = new SessionStatusEncoder().wrapAndApplyHeader(buffer, OFFSET, header);
        message.status(SessionStatusCode.LOGGED_ON).reason(StatusReason.NONE);

        assertLine("SessionStatus", "\"status\":\"LOGGED_ON\",\"reason\":\"NONE\"", message.encodedLength());
    }

    @Test
    void shouldPrintGapNotice() {
        GapNoticeEncoder message = new GapNoticeEncoder().wrapAndApplyHeader(buffer, OFFSET, header);
        message.fromSeqNo(5).toSeqNo(4294967294L).state(GapState.LOST);

        assertLine("GapNotice", "\"fromSeqNo\":5,\"toSeqNo\":4294967294,\"state\":\"LOST\"", message.encodedLength());
    }

    @Test
    void shouldPrintInstrumentDef() {
        InstrumentDefEncoder message = new InstrumentDefEncoder().wrapAndApplyHeader(buffer, OFFSET, header);
        message.symbol("EUR/USD").tickSize(1000).lotSize(10_000);

        assertLine(
                "InstrumentDef",
                "\"symbol\":\"EUR/USD\",\"tickSize\":\"0.00001\",\"lotSize\":\"1\"",
                message.encodedLength());
    }

    @Test
    void shouldPrintSessionDef() {
        SessionDefEncoder message = new SessionDefEncoder().wrapAndApplyHeader(buffer, OFFSET, header);
        message.sessionId("simx-fix").venue("SIMXSIMX").protocol(Protocol.FIX);

        assertLine(
                "SessionDef",
                "\"sessionId\":\"simx-fix\",\"venue\":\"SIMXSIMX\",\"protocol\":\"FIX\"",
                message.encodedLength());
    }

    @Test
    void shouldPrintQuoteWithAnAbsentPriceAsNull() {
        QuoteEncoder message = new QuoteEncoder().wrapAndApplyHeader(buffer, OFFSET, header);
        message.bidPx(-12_345_000_000L)
                .bidQty(15_000)
                .askPx(FixedPoint.NULL_PRICE)
                .askQty(0);

        assertLine(
                "Quote",
                "\"bidPx\":\"-123.45\",\"bidQty\":\"1.5\",\"askPx\":null,\"askQty\":\"0\"",
                message.encodedLength());
    }

    @Test
    void shouldPrintTradeWithTheLargestNumbers() {
        TradeEncoder message = new TradeEncoder().wrapAndApplyHeader(buffer, OFFSET, header);
        message.tradeId(-1).price(Long.MAX_VALUE).qty(Long.MIN_VALUE).aggressor((byte) '1');

        assertLine(
                "Trade",
                "\"tradeId\":18446744073709551615,\"price\":\"92233720368.54775807\","
                        + "\"qty\":\"-922337203685477.5808\",\"aggressor\":\"1\"",
                message.encodedLength());
    }

    @Test
    void shouldPrintTradingStatus() {
        TradingStatusEncoder message = new TradingStatusEncoder().wrapAndApplyHeader(buffer, OFFSET, header);
        message.status((short) 2).reason((short) 255);

        assertLine("TradingStatus", "\"status\":2,\"reason\":255", message.encodedLength());
    }

    @Test
    void shouldPrintBookUpdateWithAnAbsentCodeAsEmpty() {
        BookUpdateEncoder message = new BookUpdateEncoder().wrapAndApplyHeader(buffer, OFFSET, header);
        message.price(1)
                .qty(1)
                .orderCount(9)
                .level(1)
                .action(BookAction.SNAPSHOT)
                .side((byte) 0);

        assertLine(
                "BookUpdate",
                "\"price\":\"0.00000001\",\"qty\":\"0.0001\",\"orderCount\":9,\"level\":1,"
                        + "\"action\":\"SNAPSHOT\",\"side\":\"\"",
                message.encodedLength());
    }

    @Test
    void shouldPrintOrderEventWithItsTextEscaped() {
        OrderEventEncoder message = new OrderEventEncoder().wrapAndApplyHeader(buffer, OFFSET, header);
        message.gatewayOrderId(42)
                .clOrdId("C1")
                .venueOrderId("12345678901234567890")
                .execId("");
        message.price(100_000_000)
                .lastPx(FixedPoint.NULL_PRICE)
                .lastQty(0)
                .cumQty(10_000)
                .leavesQty(1);
        message.execType((byte) '0').ordStatus((byte) '"').side((byte) '\\').reason((short) 255);
        byte[] text = "a\"b\\c\n\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        message.putText(text, 0, text.length);

        assertLine(
                "OrderEvent",
                "\"gatewayOrderId\":42,\"clOrdId\":\"C1\",\"venueOrderId\":\"12345678901234567890\",\"execId\":\"\","
                        + "\"price\":\"1\",\"lastPx\":null,\"lastQty\":\"0\",\"cumQty\":\"1\",\"leavesQty\":\"0.0001\","
                        + "\"execType\":\"0\",\"ordStatus\":\"\\\"\",\"side\":\"\\\\\",\"reason\":255,"
                        + "\"text\":\"a\\\"b\\\\c\\u000a\\u00e9\"",
                message.encodedLength());
    }

    @Test
    void shouldPrintCancelReject() {
        CancelRejectEncoder message = new CancelRejectEncoder().wrapAndApplyHeader(buffer, OFFSET, header);
        message.clOrdId("C2")
                .origClOrdId("C1")
                .venueOrderId("V")
                .ordStatus((byte) '8')
                .reason((short) 1);
        message.responseTo((byte) '2').putText(new byte[0], 0, 0);

        assertLine(
                "CancelReject",
                "\"clOrdId\":\"C2\",\"origClOrdId\":\"C1\",\"venueOrderId\":\"V\",\"ordStatus\":\"8\",\"reason\":1,"
                        + "\"responseTo\":\"2\",\"text\":\"\"",
                message.encodedLength());
    }

    @Test
    void shouldPrintUnmappedWithItsBytesEscaped() {
        UnmappedEncoder message = new UnmappedEncoder().wrapAndApplyHeader(buffer, OFFSET, header);
        message.msgType("AE").partNo(1).partCount(2).protocol(Protocol.XBP);
        byte[] data = {0, 1, 'x', 127, (byte) 255};
        message.putBytes(data, 0, data.length);

        assertLine(
                "Unmapped",
                "\"msgType\":\"AE\",\"partNo\":1,\"partCount\":2,\"protocol\":\"XBP\","
                        + "\"bytes\":\"\\u0000\\u0001x\\u007f\\u00ff\"",
                message.encodedLength());
    }

    @Test
    void shouldPrintWhatItCanWhenTheBytesAreNoMessage() {
        buffer.putBytes(OFFSET, new byte[] {1, 2, 3});
        lines.print("G1", 9, buffer, OFFSET, 3);

        assertThat(printed())
                .isEqualTo("{\"seq\":9,\"session\":\"G1\",\"template\":\"Malformed\",\"problem\":\"TOO_SHORT\","
                        + "\"bytes\":\"\\u0001\\u0002\\u0003\"}\n");
    }

    private void assertLine(String template, String fields, int bodyLength) {
        writeSrc();
        int length = FeedMessage.HEADER_LENGTH + bodyLength;
        assertThat(FeedMessage.check(buffer, OFFSET, length)).isEqualTo(FeedMessage.Outcome.OK);

        lines.print("G126112101", 11, buffer, OFFSET, length);

        assertThat(printed())
                .isEqualTo("{\"seq\":11,\"session\":\"G126112101\",\"template\":\"" + template + "\"," + SRC + fields
                        + "}\n");
    }

    private void writeSrc() {
        Src src = new Src();
        src.sessionNo = 65_535;
        src.venueId = 2;
        src.epoch = 3;
        src.venueSeqNo = 4_294_967_295L;
        src.venueTimeNs = 1_790_000_000_000_000_001L;
        src.gatewayTimeNs = 1_790_000_000_000_000_002L;
        src.instrumentId = 7;
        src.flags = Src.FLAG_FIRST | Src.FLAG_LAST;
        src.write(buffer, OFFSET + FeedMessage.HEADER_LENGTH);
    }

    private String printed() {
        out.flush();
        return bytes.toString(StandardCharsets.US_ASCII);
    }
}
