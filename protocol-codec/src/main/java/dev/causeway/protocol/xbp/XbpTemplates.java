package dev.causeway.protocol.xbp;

import dev.causeway.protocol.xbp.sbe.CancelOrderDecoder;
import dev.causeway.protocol.xbp.sbe.CancelRejectDecoder;
import dev.causeway.protocol.xbp.sbe.ExecutionReportDecoder;
import dev.causeway.protocol.xbp.sbe.GapFillDecoder;
import dev.causeway.protocol.xbp.sbe.HeartbeatDecoder;
import dev.causeway.protocol.xbp.sbe.InstrumentDefinitionDecoder;
import dev.causeway.protocol.xbp.sbe.LogonAcceptDecoder;
import dev.causeway.protocol.xbp.sbe.LogonDecoder;
import dev.causeway.protocol.xbp.sbe.LogonRejectDecoder;
import dev.causeway.protocol.xbp.sbe.LogoutDecoder;
import dev.causeway.protocol.xbp.sbe.MdQuoteDecoder;
import dev.causeway.protocol.xbp.sbe.MdTradeDecoder;
import dev.causeway.protocol.xbp.sbe.NewOrderDecoder;
import dev.causeway.protocol.xbp.sbe.OrderStatusRequestDecoder;
import dev.causeway.protocol.xbp.sbe.ReplaceOrderDecoder;
import dev.causeway.protocol.xbp.sbe.ResendRequestDecoder;
import dev.causeway.protocol.xbp.sbe.RetransmissionDecoder;
import dev.causeway.protocol.xbp.sbe.RetransmitRejectDecoder;
import dev.causeway.protocol.xbp.sbe.SequenceResetDecoder;
import dev.causeway.protocol.xbp.sbe.SessionRejectDecoder;
import dev.causeway.protocol.xbp.sbe.TestRequestDecoder;
import dev.causeway.protocol.xbp.sbe.TradingStatusDecoder;

/**
 * The templates of XBP version 0: what their blocks measure and what they are called. A block's version-0 length never
 * changes; later versions only append. Static and stateless. Protocol document: XBP sections 2 and 3.
 */
public final class XbpTemplates {
    /** {@link #blockLength} of a template this version does not know. */
    public static final int UNKNOWN = -1;

    private XbpTemplates() {}

    /** The version-0 block of a template in bytes, or {@link #UNKNOWN}. */
    public static int blockLength(int templateId) {
        return switch (templateId) {
            case LogonDecoder.TEMPLATE_ID -> 72;
            case LogonAcceptDecoder.TEMPLATE_ID -> 24;
            case LogonRejectDecoder.TEMPLATE_ID -> 56;
            case HeartbeatDecoder.TEMPLATE_ID, TestRequestDecoder.TEMPLATE_ID -> 8;
            case ResendRequestDecoder.TEMPLATE_ID,
                    RetransmissionDecoder.TEMPLATE_ID,
                    RetransmitRejectDecoder.TEMPLATE_ID,
                    GapFillDecoder.TEMPLATE_ID,
                    SequenceResetDecoder.TEMPLATE_ID -> 16;
            case LogoutDecoder.TEMPLATE_ID -> 56;
            case SessionRejectDecoder.TEMPLATE_ID -> 48;
            case NewOrderDecoder.TEMPLATE_ID -> 72;
            case CancelOrderDecoder.TEMPLATE_ID -> 64;
            case ReplaceOrderDecoder.TEMPLATE_ID -> 80;
            case OrderStatusRequestDecoder.TEMPLATE_ID -> 32;
            case ExecutionReportDecoder.TEMPLATE_ID -> 112;
            case CancelRejectDecoder.TEMPLATE_ID -> 64;
            case MdTradeDecoder.TEMPLATE_ID -> 40;
            case MdQuoteDecoder.TEMPLATE_ID -> 48;
            case TradingStatusDecoder.TEMPLATE_ID -> 16;
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> 48;
            default -> UNKNOWN;
        };
    }

    /** The message's name in the schema, {@code "Unknown"} when this version does not know it. */
    public static String name(int templateId) {
        return switch (templateId) {
            case LogonDecoder.TEMPLATE_ID -> "Logon";
            case LogonAcceptDecoder.TEMPLATE_ID -> "LogonAccept";
            case LogonRejectDecoder.TEMPLATE_ID -> "LogonReject";
            case HeartbeatDecoder.TEMPLATE_ID -> "Heartbeat";
            case TestRequestDecoder.TEMPLATE_ID -> "TestRequest";
            case ResendRequestDecoder.TEMPLATE_ID -> "ResendRequest";
            case RetransmissionDecoder.TEMPLATE_ID -> "Retransmission";
            case RetransmitRejectDecoder.TEMPLATE_ID -> "RetransmitReject";
            case GapFillDecoder.TEMPLATE_ID -> "GapFill";
            case SequenceResetDecoder.TEMPLATE_ID -> "SequenceReset";
            case LogoutDecoder.TEMPLATE_ID -> "Logout";
            case SessionRejectDecoder.TEMPLATE_ID -> "SessionReject";
            case NewOrderDecoder.TEMPLATE_ID -> "NewOrder";
            case CancelOrderDecoder.TEMPLATE_ID -> "CancelOrder";
            case ReplaceOrderDecoder.TEMPLATE_ID -> "ReplaceOrder";
            case OrderStatusRequestDecoder.TEMPLATE_ID -> "OrderStatusRequest";
            case ExecutionReportDecoder.TEMPLATE_ID -> "ExecutionReport";
            case CancelRejectDecoder.TEMPLATE_ID -> "CancelReject";
            case MdTradeDecoder.TEMPLATE_ID -> "MdTrade";
            case MdQuoteDecoder.TEMPLATE_ID -> "MdQuote";
            case TradingStatusDecoder.TEMPLATE_ID -> "TradingStatus";
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> "InstrumentDefinition";
            default -> "Unknown";
        };
    }
}
