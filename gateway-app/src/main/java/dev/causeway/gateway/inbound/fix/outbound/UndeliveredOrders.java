package dev.causeway.gateway.inbound.fix.outbound;

import dev.causeway.gateway.inbound.undelivered.UndeliveredRange;
import dev.causeway.gateway.port.UndeliveredListener;
import dev.causeway.store.OutboundLog;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the venue lacks and is not sent again (invariant 5), or is not known to have when the epoch ends: each message that
 * came from an owner is named to it, and of each order the status is asked (35=H), once a connection.
 *
 * <p>Owner: the session's {@code FixOutbound}, under its monitor; {@link #acknowledged}, {@link #isOpen} and {@link
 * #epochEnds} are for any thread. The range's monitor is held for numbers only, never while an owner is told.
 */
final class UndeliveredOrders implements UndeliveredListener {
    private static final Logger LOG = LoggerFactory.getLogger(UndeliveredOrders.class);

    private final OutboundLog log;
    private final ResendRule rule;
    private final OrderOwner owner;
    private final EpochEnd epochEnd;
    private final UndeliveredRange range;
    private final StoredMessage stored = new StoredMessage();
    private int askedEpoch;
    private long askedFrom;
    private long askedTo;
    private int left;
    private boolean stopped;
    private String lastAsked = "";

    UndeliveredOrders(OutboundLog log, ResendRule rule, UndeliveredListener owner) {
        this.log = log;
        this.rule = rule;
        this.owner = new OrderOwner(owner);
        this.epochEnd = new EpochEnd(this.owner);
        this.range = new UndeliveredRange(log);
    }

    /** How often an owner was told. Any thread. */
    long told() {
        return owner.told();
    }

    /** A new connection: what was asked before may never have come there. */
    void onConnection() {
        askedTo = 0;
        lastAsked = "";
    }

    /** The venue has everything up to this number. */
    void acknowledged(long seqNo) {
        synchronized (range) {
            range.acknowledged(seqNo);
        }
    }

    /** Whether the venue is not known to have a message. */
    boolean isOpen(long seqNo) {
        synchronized (range) {
            return range.isOpen(seqNo);
        }
    }

    /** The log is about to forget this epoch's messages. */
    void epochEnds() {
        UndeliveredRange ended;
        synchronized (range) {
            ended = range.copy();
        }
        epochEnd.of(ended);
    }

    /** Whether this thread is telling an owner that an epoch ends. */
    boolean isTellingOfAnEnd() {
        return epochEnd.isTelling();
    }

    @Override
    public void onUndelivered(long seqNo, DirectBuffer message, int offset, int length) {
        followEpoch();
        if (!isOpen(seqNo) || !OrderOwner.owns(stored, message, offset, length)) {
            return;
        }
        if (!isAsked(seqNo)) {
            synchronized (range) {
                range.add(seqNo);
            }
        }
        owner.tell(seqNo, message, offset, length);
    }

    /**
     * Asks for the status of what is undelivered, looking at so many messages at most. Only while nothing is being answered
     * and nothing is missing.
     *
     * @param send false: no room, or not logged on; it will be tried again
     */
    void askForStatus(int most, Predicate<OrderMessage> send) {
        followEpoch();
        long from;
        long to;
        synchronized (range) {
            from = range.isEmpty() ? 0 : range.first();
            to = range.last();
        }
        if (!epochEnd.askWith(most, send) || from == 0) {
            return;
        }
        askedFrom = askedTo == 0 ? from : Math.min(askedFrom, from);
        left = most;
        stopped = false;
        log.forEach(from, to, (seqNo, epochNanos, message, offset, length) -> {
            stopped = left == 0 || !ask(question(epochNanos, message, offset, length), send);
            if (!stopped) {
                asked(seqNo);
                left--;
            }
            return !stopped;
        });
        if (!stopped) {
            asked(to);
        }
    }

    private void asked(long seqNo) {
        askedTo = Math.max(askedTo, seqNo);
        synchronized (range) {
            range.passed(seqNo);
        }
    }

    private boolean ask(OrderMessage question, Predicate<OrderMessage> send) {
        if (question == null) {
            return true;
        }
        boolean sent = send.test(question);
        if (sent) {
            lastAsked = question.clOrdId();
        }
        return sent;
    }

    /** Null when there is none: no order, one that is sent again, or the same as the last. */
    private OrderMessage question(long epochNanos, DirectBuffer message, int offset, int length) {
        try {
            if (rule.allows(epochNanos, message, offset, length)
                    || !stored.wrap(message, offset, length).isOrder()) {
                return null;
            }
            OrderMessage question = OrderMessages.statusOf(stored);
            boolean asks = !question.clOrdId().isEmpty() && !question.clOrdId().equals(lastAsked);
            return asks ? question : null;
        } catch (RuntimeException e) {
            LOG.error("no status is asked of an undelivered order: {}", e.toString());
            return null;
        }
    }

    private boolean isAsked(long seqNo) {
        return seqNo >= askedFrom && seqNo <= askedTo;
    }

    private void followEpoch() {
        if (askedEpoch != log.epoch()) {
            askedEpoch = log.epoch();
            onConnection();
        }
    }
}
