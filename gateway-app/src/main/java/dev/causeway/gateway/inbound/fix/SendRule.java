package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.outbound.OrderMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.DoNotSend;
import quickfix.Message;
import quickfix.Session;

/**
 * Nothing is stored for a venue that is not there; whatever goes wrong, nothing goes. Stateless; on whatever thread the
 * engine sends.
 */
final class SendRule {
    private static final Logger LOG = LoggerFactory.getLogger(SendRule.class);

    private SendRule() {}

    /**
     * @param session null before the engine has one
     * @throws DoNotSend the message is neither stored nor sent
     */
    static void require(String id, Session session, Message message) throws DoNotSend {
        if (!allows(id, session)) {
            if (message instanceof OrderMessage order) {
                order.refuse();
            }
            throw new DoNotSend();
        }
    }

    private static boolean allows(String id, Session session) {
        try {
            return session != null && session.isLoggedOn();
        } catch (RuntimeException e) {
            LOG.error("{}: message not sent: {}", id, e.toString());
            return false;
        }
    }
}
