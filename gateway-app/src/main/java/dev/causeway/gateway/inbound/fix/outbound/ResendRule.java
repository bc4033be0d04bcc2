package dev.causeway.gateway.inbound.fix.outbound;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.EpochNanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of our sent messages a venue gets again: by type and by age. Fails closed: whatever goes wrong in the decision, the
 * message does not go. Owner: the session's {@code FixOutbound}.
 */
final class ResendRule {
    private static final Logger LOG = LoggerFactory.getLogger(ResendRule.class);

    private final ResendPolicy policy;
    private final EpochNanoClock clock;
    private final StoredMessage stored = new StoredMessage();

    ResendRule(ResendPolicy policy, EpochNanoClock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    ResendPolicy policy() {
        return policy;
    }

    /** @param epochNanos when the message was stored */
    boolean allows(long epochNanos, DirectBuffer message, int offset, int length) {
        try {
            return policy.types().contains(stored.wrap(message, offset, length).msgType())
                    && isYoung(clock.nanoTime() - epochNanos);
        } catch (RuntimeException e) {
            LOG.error("a stored message is gap-filled: {}", e.toString());
            return false;
        }
    }

    /** A message from the future is one whose age is not known. */
    private boolean isYoung(long ageNanos) {
        return policy.maxAge().isZero()
                || ageNanos >= 0 && ageNanos <= policy.maxAge().toNanos();
    }
}
