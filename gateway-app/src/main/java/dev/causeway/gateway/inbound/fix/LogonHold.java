package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.store.InboundNumbers;
import dev.causeway.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds log-on after a store, the ring or the journal failed, until the journal has everything that was put into the ring.
 * Any of the session's threads.
 */
final class LogonHold {
    private static final Logger LOG = LoggerFactory.getLogger(LogonHold.class);

    private final String id;
    private final InboundNumbers numbers;
    private volatile StoreException cause;

    LogonHold(String id, InboundNumbers numbers) {
        this.id = id;
        this.numbers = numbers;
    }

    boolean isOn() {
        return cause != null;
    }

    /** Whether it is on, and the journal lacks something still. */
    boolean awaitsJournal() {
        return cause != null && !numbers.settled();
    }

    /** @return why it is held: what was first, however many fail at once */
    synchronized StoreException begin(StoreException because) {
        if (cause == null) {
            LOG.error("{}: disconnects, log-on is held: {}", id, because.getMessage());
            cause = because;
        }
        return cause;
    }

    /**
     * Ends when it can.
     *
     * @param adopt takes up what the journal has
     * @return whether there is none any more
     * @throws StoreException it cannot be taken up
     */
    boolean ends(Runnable adopt) {
        StoreException because = cause;
        if (because == null) {
            return true;
        }
        if (!numbers.settled()) {
            return false;
        }
        adopt.run();
        LOG.warn("{}: log-on resumes at {} after: {}", id, numbers.expected(), because.getMessage());
        cause = null;
        return true;
    }
}
