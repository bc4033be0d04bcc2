package dev.causeway.gateway.inbound.undelivered;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Status requests about orders whose epoch has ended, until they can be sent; past the bound the newest is dropped, its
 * order's owner was told all the same. Gone with the process.
 *
 * <p>One thread keeps, one asks; they may be two.
 *
 * @param <Q> a request, in the session's protocol
 */
public final class KeptQuestions<Q> {
    /** More orders than this open at an epoch's end are a matter for the owner's own reconciliation. */
    public static final int CAPACITY = 4_096;

    private static final Logger LOG = LoggerFactory.getLogger(KeptQuestions.class);

    private final ConcurrentLinkedQueue<Q> questions = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean full;

    /**
     * Keeps a question.
     *
     * @param seqNo of the message that it is about, in the epoch that ends
     */
    public void keep(long seqNo, Q question) {
        if (count.get() == CAPACITY) {
            if (!full) {
                LOG.warn(
                        "status of the orders from message {} of an ended epoch on is not asked: {} wait",
                        seqNo,
                        CAPACITY);
            }
            full = true;
            return;
        }
        count.incrementAndGet();
        questions.add(question);
    }

    /**
     * Asks what is kept, oldest first.
     *
     * @param most so many at most
     * @param sends false: no room; it is tried again
     * @return whether none is left
     */
    public boolean askWith(int most, Predicate<Q> sends) {
        int rest = most;
        Q question = questions.peek();
        while (question != null && rest > 0 && sends.test(question)) {
            questions.remove();
            count.decrementAndGet();
            full = false;
            rest--;
            question = questions.peek();
        }
        return question == null;
    }
}
