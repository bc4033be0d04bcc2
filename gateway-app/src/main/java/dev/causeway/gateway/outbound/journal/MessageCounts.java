package dev.causeway.gateway.outbound.journal;

import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.FeedTemplates;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;
import org.agrona.DirectBuffer;

/**
 * Feed messages made of venue messages, by session and type. Raised by the journal's thread without a locked instruction,
 * read by any.
 */
public final class MessageCounts {
    /** What a type is called that this version of the feed does not know. */
    public static final String OTHER = "other";

    private static final int TYPES = 128;

    private final AtomicLongArray counts;

    MessageCounts(int maxSessionNo) {
        counts = new AtomicLongArray((maxSessionNo + 1) * TYPES);
    }

    void add(int sessionNo, DirectBuffer message) {
        int index = sessionNo * TYPES + (FeedMessage.templateId(message, 0) & TYPES - 1);
        counts.lazySet(index, counts.getPlain(index) + 1);
    }

    /** By the type's name, every type there is. */
    public Map<String, Long> of(int sessionNo) {
        Map<String, Long> byName = new TreeMap<>();
        for (int type = 0; type < TYPES; type++) {
            boolean known = FeedTemplates.blockLength(type) != FeedTemplates.UNKNOWN;
            byName.merge(known ? FeedTemplates.name(type) : OTHER, counts.get(sessionNo * TYPES + type), Long::sum);
        }
        return byName;
    }
}
