package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.store.ResendRule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Message;
import quickfix.Session;

/**
 * Nothing stale goes out again, nothing is stored for a venue that is not there; whatever goes wrong, nothing goes.
 * Stateless; on whatever thread the engine sends.
 */
final class SendRule {
    private static final Logger LOG = LoggerFactory.getLogger(SendRule.class);

    private SendRule() {}

    /** @param session null before the engine has one */
    static boolean allows(String id, Session session, Message message) {
        try {
            return session != null
                    && session.isLoggedOn()
                    && (!Headers.possDup(message) || ResendRule.resent(Headers.msgType(message)));
        } catch (RuntimeException e) {
            LOG.error("{}: message not sent: {}", id, e.toString());
            return false;
        }
    }
}
