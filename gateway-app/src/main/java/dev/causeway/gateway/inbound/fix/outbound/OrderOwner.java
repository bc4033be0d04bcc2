package dev.causeway.gateway.inbound.fix.outbound;

import dev.causeway.gateway.port.UndeliveredListener;
import java.util.concurrent.atomic.LongAdder;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is told of messages that the venue does not get, or may not have got. What he throws is logged. Any thread. */
final class OrderOwner {
    private static final Logger LOG = LoggerFactory.getLogger(OrderOwner.class);

    private final UndeliveredListener listener;
    private final LongAdder told = new LongAdder();

    OrderOwner(UndeliveredListener listener) {
        this.listener = listener;
    }

    /** How often he was told. */
    long told() {
        return told.sum();
    }

    void tell(long seqNo, DirectBuffer message, int offset, int length) {
        told.increment();
        try {
            listener.onUndelivered(seqNo, message, offset, length);
        } catch (RuntimeException e) {
            LOG.error("the owner of message {} could not be told: {}", seqNo, e.toString());
        }
    }

    /** Whether a stored message is his; it is wrapped then. */
    static boolean owns(StoredMessage stored, DirectBuffer message, int offset, int length) {
        try {
            return stored.wrap(message, offset, length).isOwned();
        } catch (RuntimeException e) {
            LOG.error("nobody is told of a stored message: {}", e.toString());
            return false;
        }
    }
}
