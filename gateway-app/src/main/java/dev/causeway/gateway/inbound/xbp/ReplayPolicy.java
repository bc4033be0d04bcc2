package dev.causeway.gateway.inbound.xbp;

import dev.causeway.protocol.xbp.sbe.CancelOrderEncoder;
import dev.causeway.protocol.xbp.sbe.NewOrderEncoder;
import dev.causeway.protocol.xbp.sbe.ReplaceOrderEncoder;

/** Which of the gateway's own messages may be sent a second time (rule 5). */
@FunctionalInterface
public interface ReplayPolicy {
    /** Orders, cancels and replaces are stale and never replayed; anything else is. */
    ReplayPolicy ORDERS_NEVER = templateId -> templateId != NewOrderEncoder.TEMPLATE_ID
            && templateId != ReplaceOrderEncoder.TEMPLATE_ID
            && templateId != CancelOrderEncoder.TEMPLATE_ID;

    /** Whether a stored message of this template is sent again; otherwise its number is gap-filled. */
    boolean replays(int templateId);
}
