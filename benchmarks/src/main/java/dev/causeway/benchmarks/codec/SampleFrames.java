package dev.causeway.benchmarks.codec;

import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.ExecutionReportEncoder;
import dev.causeway.protocol.xbp.sbe.FrameHeaderEncoder;
import dev.causeway.protocol.xbp.sbe.MdTradeEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** The frames that are measured, and the same report as FIX. */
final class SampleFrames {
    private static final long TIME_NANOS = 1_795_259_045_123_456_789L;
    private static final char SOH = 1;

    private SampleFrames() {}

    /** A partial fill. */
    static byte[] executionReport() {
        byte[] frame = new byte[XbpFrame.frameLengthOf(ExecutionReportEncoder.BLOCK_LENGTH)];
        UnsafeBuffer buffer = new UnsafeBuffer(frame);
        new ExecutionReportEncoder()
                .wrapAndApplyHeader(buffer, 0, new FrameHeaderEncoder())
                .orderId(90_071)
                .execId(71_992)
                .clOrdId("G1-000000000000042-A")
                .instrumentId(7)
                .execType((byte) 'F')
                .ordStatus((byte) '1')
                .side((byte) '1')
                .price(18_954_000_000L)
                .lastPx(18_953_000_000L)
                .lastQty(400_000)
                .cumQty(400_000)
                .leavesQty(600_000)
                .transactTimeNs(TIME_NANOS);
        XbpFrame.writeHeader(buffer, 0, 0, frame.length, 1, 0, TIME_NANOS);
        return frame;
    }

    static byte[] trade() {
        byte[] frame = new byte[XbpFrame.frameLengthOf(MdTradeEncoder.BLOCK_LENGTH)];
        UnsafeBuffer buffer = new UnsafeBuffer(frame);
        new MdTradeEncoder()
                .wrapAndApplyHeader(buffer, 0, new FrameHeaderEncoder())
                .instrumentId(7)
                .aggressorSide((byte) '1')
                .tradeId(71_992)
                .price(18_953_000_000L)
                .qty(400_000)
                .transactTimeNs(TIME_NANOS);
        XbpFrame.writeHeader(buffer, 0, 0, frame.length, 1, 0, TIME_NANOS);
        return frame;
    }

    /** The same fill as FIX.4.4, with right length and checksum. */
    static String fixExecutionReport() {
        String body = String.join(
                        "|",
                        "35=8|34=1|49=SIMY|52=20261121-14:24:05.123|56=CAUSEWAY|37=90071|17=71992",
                        "11=G1-000000000000042-A|55=AAPL|150=F|39=1|54=1|38=100|44=189.54|31=189.53|32=40",
                        "14=40|151=60|6=189.53|60=20261121-14:24:05.123|")
                .replace('|', SOH);
        String head = "8=FIX.4.4" + SOH + "9=" + body.length() + SOH;
        int sum = (head + body).chars().sum() % 256;
        return head + body + "10=" + "%03d".formatted(sum) + SOH;
    }

    /** A refresh of eight levels, four a side. */
    static String fixRefresh() {
        StringBuilder body = new StringBuilder("35=X|34=1|49=SIMY|52=20261121-14:24:05.123|56=CAUSEWAY|262=1|268=8|");
        for (int level = 1; level <= 8; level++) {
            body.append("279=1|269=")
                    .append(level % 2)
                    .append("|55=AAPL|270=189.5")
                    .append(level);
            body.append("|271=4")
                    .append(level)
                    .append("|346=3|290=")
                    .append((level + 1) / 2)
                    .append('|');
        }
        String fields = body.toString().replace('|', SOH);
        String head = "8=FIX.4.4" + SOH + "9=" + fields.length() + SOH;
        int sum = (head + fields).chars().sum() % 256;
        return head + fields + "10=" + "%03d".formatted(sum) + SOH;
    }

    /** The same trade as an incremental refresh of one entry. */
    static String fixTrade() {
        String body = String.join(
                        "|",
                        "35=X|34=1|49=SIMY|52=20261121-14:24:05.123|56=CAUSEWAY|262=1|268=1|279=0|269=2|278=71992",
                        "55=AAPL|270=189.53|271=40|272=20261121|273=14:24:05.123|")
                .replace('|', SOH);
        String head = "8=FIX.4.4" + SOH + "9=" + body.length() + SOH;
        int sum = (head + body).chars().sum() % 256;
        return head + body + "10=" + "%03d".formatted(sum) + SOH;
    }
}
