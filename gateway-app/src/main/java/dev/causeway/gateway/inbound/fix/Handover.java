package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.normalize.FixNormalizer;
import dev.causeway.gateway.inbound.fix.store.InboundNumbers;
import java.util.concurrent.atomic.LongAdder;
import org.agrona.concurrent.EpochNanoClock;
import quickfix.Message;

/**
 * The message in the engine's hands and its way into the ring: once, whether the engine accepts it or passes over its
 * number without asking the application (Reject, BusinessMessageReject, wrong CompID or time). A refused message is on the
 * feed as Unmapped.
 *
 * <p>Owner: the session's dispatch thread; serialized with the numbers by their monitor.
 */
final class Handover {
    private final InboundNumbers numbers;
    private final FixNormalizer normalizer;
    private final EpochNanoClock clock;
    private final LongAdder duplicates;
    private final FixNormalizer.Context context = new FixNormalizer.Context();
    private Message current;
    private boolean done;
    private boolean accepted;
    private long readAtNanos;

    Handover(InboundNumbers numbers, FixNormalizer normalizer, EpochNanoClock clock, LongAdder duplicates) {
        this.numbers = numbers;
        this.normalizer = normalizer;
        this.clock = clock;
        this.duplicates = duplicates;
    }

    /** Bytes were read; what follows was in them. */
    void readAt(long epochNanos) {
        readAtNanos = epochNanos;
    }

    /** The engine takes up a message, from the socket or from those held. */
    void begin(Message message) {
        synchronized (numbers) {
            current = message;
            done = false;
            accepted = false;
            numbers.processing(Headers.msgSeqNum(message));
        }
    }

    /** @return whether the last message begun was accepted as the expected one */
    boolean end() {
        synchronized (numbers) {
            boolean wasAccepted = accepted;
            current = null;
            accepted = false;
            numbers.processed();
            return wasAccepted;
        }
    }

    /**
     * The engine accepts the message; when this returns it passes the number.
     *
     * @throws dev.causeway.store.StoreException it was not handed over
     */
    void accepted(Message message) {
        synchronized (numbers) {
            long seqNo = Headers.msgSeqNum(message);
            if (seqNo < numbers.expected()) {
                duplicates.increment();
                return;
            }
            if (seqNo > numbers.expected()) {
                throw new IllegalStateException("message " + seqNo + " where " + numbers.expected() + " is expected");
            }
            describe(seqNo, Headers.possDup(message));
            normalizer.onMessage(raw(message), context);
            passed(seqNo);
            accepted = true;
        }
    }

    /**
     * The expected message, which the engine does not see; its number is to be passed by the caller.
     *
     * @throws dev.causeway.store.StoreException it was not handed over
     */
    void express(byte[] bytes, int offset, int length) {
        synchronized (numbers) {
            long seqNo = numbers.expected();
            describe(seqNo, false);
            normalizer.onMessage(bytes, offset, length, context);
            numbers.carried(seqNo + 1);
        }
    }

    /**
     * The engine is about to pass over the number of the message in its hands.
     *
     * @throws dev.causeway.store.StoreException it was not handed over
     */
    void passing() {
        synchronized (numbers) {
            if (!isRefused()) {
                return;
            }
            long seqNo = numbers.expected();
            describe(seqNo, Headers.possDup(current));
            normalizer.onRefused(raw(current), context);
            passed(seqNo);
        }
    }

    /** Whether the message in the engine's hands is the expected one, the application's, and not in the ring. */
    boolean isRefused() {
        synchronized (numbers) {
            return current != null
                    && !done
                    && Headers.msgSeqNum(current) == numbers.expected()
                    && Frames.isApplication(raw(current));
        }
    }

    private void describe(long seqNo, boolean possDup) {
        context.seqNo = seqNo;
        context.epoch = numbers.epoch();
        context.gatewayTimeNs = readAtNanos != 0 ? readAtNanos : clock.nanoTime();
        context.possDup = possDup;
        context.recovered = numbers.recovering(seqNo);
        numbers.carrying(seqNo + 1);
    }

    private void passed(long seqNo) {
        done = true;
        numbers.carried(seqNo + 1);
    }

    private static String raw(Message message) {
        String raw = message.toRawString();
        return raw != null ? raw : message.toString();
    }
}
