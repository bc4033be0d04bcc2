package dev.causeway.gateway.inbound.fix.outbound;

import dev.causeway.gateway.port.UndeliveredListener;
import dev.causeway.store.OutboundLog;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the venue lacks and is not sent again (invariant 5): each message that came from an owner is named to it, and of each
 * order the status is asked (35=H), once a connection. Keeps a range of numbers only; the messages are in the log.
 *
 * <p>Owner: the session's {@code FixOutbound}.
 */
final class UndeliveredOrders implements UndeliveredListener {
    private static final Logger LOG = LoggerFactory.getLogger(UndeliveredOrders.class);

    private final OutboundLog log;
    private final ResendRule rule;
    private final UndeliveredListener owner;
    private final StoredMessage stored = new StoredMessage();
    private final LongAdder told = new LongAdder();
    private int epoch;
    private long acknowledged;
    private long cursor;
    private long end;
    private long askedFrom;
    private long askedTo;
    private int left;
    private boolean stopped;
    private String lastAsked = "";

    UndeliveredOrders(OutboundLog log, ResendRule rule, UndeliveredListener owner) {
        this.log = log;
        this.rule = rule;
        this.owner = owner;
    }

    /** How often an owner was told. Any thread. */
    long told() {
        return told.sum();
    }

    /** A new connection: what was asked before may never have come there. */
    void onConnection() {
        askedTo = 0;
        lastAsked = "";
    }

    /** The venue asks from the number after this on: what is before, it has. */
    void acknowledged(long seqNo) {
        followEpoch();
        if (seqNo < log.nextSeqNo() && seqNo > acknowledged) {
            acknowledged = seqNo;
        }
    }

    @Override
    public void onUndelivered(long seqNo, DirectBuffer message, int offset, int length) {
        followEpoch();
        if (seqNo <= acknowledged) {
            return;
        }
        try {
            if (!stored.wrap(message, offset, length).isOwned()) {
                return;
            }
            if (!isAsked(seqNo)) {
                cursor = cursor == end ? seqNo : Math.min(cursor, seqNo);
                end = Math.max(end, seqNo + 1);
            }
            told.increment();
            owner.onUndelivered(seqNo, message, offset, length);
        } catch (RuntimeException e) {
            LOG.error("the owner of message {} could not be told: {}", seqNo, e.toString());
        }
    }

    /**
     * Asks for the status of what is undelivered, looking at so many messages at most. Only while nothing is being answered
     * and nothing is missing.
     *
     * @param send false: no room, or not logged on; it will be tried again
     */
    void askForStatus(int most, Predicate<OrderMessage> send) {
        followEpoch();
        if (cursor == end) {
            return;
        }
        askedFrom = askedTo == 0 ? cursor : Math.min(askedFrom, cursor);
        left = most;
        stopped = false;
        log.forEach(cursor, end - 1, (seqNo, epochNanos, message, offset, length) -> {
            stopped = left == 0 || !ask(question(epochNanos, message, offset, length), send);
            if (!stopped) {
                cursor = seqNo + 1;
                left--;
            }
            return !stopped;
        });
        if (!stopped) {
            cursor = end;
        }
        askedTo = Math.max(askedTo, cursor - 1);
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

    /** Numbers of an older epoch say nothing about this one's. */
    private void followEpoch() {
        if (epoch != log.epoch()) {
            epoch = log.epoch();
            acknowledged = 0;
            cursor = 0;
            end = 0;
            askedTo = 0;
            lastAsked = "";
        }
    }
}
