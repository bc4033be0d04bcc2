package dev.causeway.gateway.ops.journal;

import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.sbe.CancelRejectDecoder;
import dev.causeway.protocol.feed.sbe.OrderEventDecoder;
import dev.causeway.protocol.feed.sbe.UnmappedDecoder;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;

/**
 * Whether a feed message speaks of an order, by its ClOrdID(11) or OrigClOrdID(41): in the fields of OrderEvent and
 * CancelReject, and in the venue's bytes of an Unmapped FIX message. Owner: one search at a time.
 */
final class OrderMatch {
    private static final char SOH = 1;

    private final OrderEventDecoder event = new OrderEventDecoder();
    private final CancelRejectDecoder reject = new CancelRejectDecoder();

    /** @param length of the message with its header; shorter ones than their template says speak of nothing */
    boolean matches(String clOrdId, DirectBuffer buffer, int offset, int length) {
        if (FeedMessage.check(buffer, offset, length) != FeedMessage.Outcome.OK) {
            return false;
        }
        int body = offset + FeedMessage.HEADER_LENGTH;
        int block = FeedMessage.blockLength(buffer, offset);
        int version = FeedMessage.version(buffer, offset);
        return switch (FeedMessage.templateId(buffer, offset)) {
            case OrderEventDecoder.TEMPLATE_ID ->
                event.wrap(buffer, body, block, version).clOrdId().equals(clOrdId);
            case CancelRejectDecoder.TEMPLATE_ID -> {
                reject.wrap(buffer, body, block, version);
                yield reject.clOrdId().equals(clOrdId) || reject.origClOrdId().equals(clOrdId);
            }
            case UnmappedDecoder.TEMPLATE_ID -> inText(clOrdId, buffer, body + block, offset + length);
            default -> false;
        };
    }

    private static boolean inText(String clOrdId, DirectBuffer buffer, int from, int end) {
        byte[] bytes = new byte[end - from];
        buffer.getBytes(from, bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.contains(SOH + "11=" + clOrdId + SOH) || text.contains(SOH + "41=" + clOrdId + SOH);
    }
}
