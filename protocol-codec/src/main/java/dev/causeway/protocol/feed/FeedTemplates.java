package dev.causeway.protocol.feed;

import dev.causeway.protocol.feed.sbe.BookUpdateDecoder;
import dev.causeway.protocol.feed.sbe.CancelRejectDecoder;
import dev.causeway.protocol.feed.sbe.GapNoticeDecoder;
import dev.causeway.protocol.feed.sbe.InstrumentDefDecoder;
import dev.causeway.protocol.feed.sbe.OrderEventDecoder;
import dev.causeway.protocol.feed.sbe.QuoteDecoder;
import dev.causeway.protocol.feed.sbe.SessionDefDecoder;
import dev.causeway.protocol.feed.sbe.SessionStatusDecoder;
import dev.causeway.protocol.feed.sbe.TradeDecoder;
import dev.causeway.protocol.feed.sbe.TradingStatusDecoder;
import dev.causeway.protocol.feed.sbe.UnmappedDecoder;

/**
 * The templates of feed version 0: what their blocks measure, whether variable data follows, what they are called. A
 * block's version-0 length never changes; later versions only append. Static and stateless. Protocol document: FEED
 * section 3.
 */
public final class FeedTemplates {
    /** {@link #blockLength} of a template this version does not know. */
    public static final int UNKNOWN = -1;

    private FeedTemplates() {}

    /** The version-0 block of a template in bytes, {@code Src} included, or {@link #UNKNOWN}. */
    public static int blockLength(int templateId) {
        return switch (templateId) {
            case SessionStatusDecoder.TEMPLATE_ID, TradingStatusDecoder.TEMPLATE_ID -> 40;
            case GapNoticeDecoder.TEMPLATE_ID, UnmappedDecoder.TEMPLATE_ID -> 48;
            case InstrumentDefDecoder.TEMPLATE_ID, SessionDefDecoder.TEMPLATE_ID -> 72;
            case QuoteDecoder.TEMPLATE_ID, TradeDecoder.TEMPLATE_ID, BookUpdateDecoder.TEMPLATE_ID -> 64;
            case OrderEventDecoder.TEMPLATE_ID -> 152;
            case CancelRejectDecoder.TEMPLATE_ID -> 96;
            default -> UNKNOWN;
        };
    }

    /** Whether a u16 length and that many bytes follow the block. */
    public static boolean hasVarData(int templateId) {
        return templateId == OrderEventDecoder.TEMPLATE_ID
                || templateId == CancelRejectDecoder.TEMPLATE_ID
                || templateId == UnmappedDecoder.TEMPLATE_ID;
    }

    /** The message's name in the schema, {@code "Unknown"} when this version does not know it. */
    public static String name(int templateId) {
        return switch (templateId) {
            case SessionStatusDecoder.TEMPLATE_ID -> "SessionStatus";
            case GapNoticeDecoder.TEMPLATE_ID -> "GapNotice";
            case InstrumentDefDecoder.TEMPLATE_ID -> "InstrumentDef";
            case SessionDefDecoder.TEMPLATE_ID -> "SessionDef";
            case QuoteDecoder.TEMPLATE_ID -> "Quote";
            case TradeDecoder.TEMPLATE_ID -> "Trade";
            case TradingStatusDecoder.TEMPLATE_ID -> "TradingStatus";
            case BookUpdateDecoder.TEMPLATE_ID -> "BookUpdate";
            case OrderEventDecoder.TEMPLATE_ID -> "OrderEvent";
            case CancelRejectDecoder.TEMPLATE_ID -> "CancelReject";
            case UnmappedDecoder.TEMPLATE_ID -> "Unmapped";
            default -> "Unknown";
        };
    }
}
