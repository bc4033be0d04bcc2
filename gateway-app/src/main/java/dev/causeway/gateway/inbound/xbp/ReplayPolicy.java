package dev.causeway.gateway.inbound.xbp;

import dev.causeway.protocol.xbp.sbe.OrderStatusRequestEncoder;
import java.util.Set;

/** Which of the gateway's own messages may be sent a second time (rule 5). */
@FunctionalInterface
public interface ReplayPolicy {
    /** Orders, cancels and replaces are stale and never replayed; what only asks is. */
    ReplayPolicy ORDERS_NEVER = only(Set.of(OrderStatusRequestEncoder.TEMPLATE_ID));

    /** Whether a stored message of this template is sent again; otherwise its number is gap-filled. */
    boolean replays(int templateId);

    /** These templates are sent again, any other is gap-filled. */
    static ReplayPolicy only(Set<Integer> templateIds) {
        Set<Integer> replayed = Set.copyOf(templateIds);
        return replayed::contains;
    }
}
