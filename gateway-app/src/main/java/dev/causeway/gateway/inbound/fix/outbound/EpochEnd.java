package dev.causeway.gateway.inbound.fix.outbound;

import dev.causeway.gateway.inbound.undelivered.KeptQuestions;
import dev.causeway.gateway.inbound.undelivered.UndeliveredRange;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of the owners' messages that the log is about to forget: those that the venue is not known to have are named,
 * and the status of each order is asked once the new epoch allows.
 *
 * <p>Threads: {@link #of} on whichever resets, which may hold the engine's sender lock; {@link #askWith} under the monitor of
 * the session's {@code FixOutbound}.
 */
final class EpochEnd {
    private static final Logger LOG = LoggerFactory.getLogger(EpochEnd.class);

    private final OrderOwner owner;
    private final KeptQuestions<OrderMessage> questions = new KeptQuestions<>();
    private final StoredMessage stored = new StoredMessage();
    private volatile Thread telling;
    private String lastKept = "";

    EpochEnd(OrderOwner owner) {
        this.owner = owner;
    }

    /**
     * A log that cannot be read does not keep the epoch from ending.
     *
     * @param sent of the epoch that ends; changed by nobody meanwhile
     */
    void of(UndeliveredRange sent) {
        lastKept = "";
        telling = Thread.currentThread();
        try {
            sent.forEachForgotten((seqNo, epochNanos, message, offset, length) -> {
                forgotten(sent, seqNo, message, offset, length);
                return true;
            });
        } catch (RuntimeException e) {
            LOG.error("the log cannot be read: not all owners of open messages are told: {}", e.toString());
        } finally {
            telling = null;
        }
    }

    private void forgotten(UndeliveredRange sent, long seqNo, DirectBuffer message, int offset, int length) {
        boolean isOpen = sent.isOpen(seqNo);
        if ((isOpen || sent.contains(seqNo)) && OrderOwner.owns(stored, message, offset, length)) {
            keep(seqNo, OrderMessages.statusOf(stored));
            if (isOpen) {
                owner.tell(seqNo, message, offset, length);
            }
        }
    }

    private void keep(long seqNo, OrderMessage question) {
        String clOrdId = question.clOrdId();
        if (!clOrdId.isEmpty() && !clOrdId.equals(lastKept)) {
            questions.keep(seqNo, question);
            lastKept = clOrdId;
        }
    }

    /** Whether this thread is telling: the lock that a message of its own would need may be held by one that waits for it. */
    boolean isTelling() {
        return telling == Thread.currentThread();
    }

    /** Asks so many at most; @return whether none is left */
    boolean askWith(int most, Predicate<OrderMessage> send) {
        return questions.askWith(most, send);
    }
}
