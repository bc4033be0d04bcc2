package dev.causeway.gateway.inbound.fix;

import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import quickfix.Message;
import quickfix.MessageQueue;

/**
 * Messages that came ahead of a gap, bounded in number and bytes: when full, the highest numbers are dropped and asked for
 * again later. Also tells which message is held and which held one the engine takes up.
 *
 * <p>Owner: the session's dispatch thread; cleared by whoever disconnects.
 */
final class HeldMessages implements MessageQueue {
    static final int MAX_HELD = 8_192;
    /** 64 of the largest that are taken. */
    static final long MAX_BYTES = 64L << 20;
    /** What a message is in memory besides its bytes, about. */
    static final int OVERHEAD_BYTES = 1_024;

    private final TreeMap<Integer, Message> messages = new TreeMap<>();
    private final IntConsumer heldOne;
    private final Consumer<Message> takenUp;
    private final LongAdder dropped;
    private long bytes;

    /**
     * @param heldOne told the number of each message that came ahead
     * @param takenUp told each held message that the engine now processes
     * @param dropped counts those not held for want of room
     */
    HeldMessages(IntConsumer heldOne, Consumer<Message> takenUp, LongAdder dropped) {
        this.heldOne = heldOne;
        this.takenUp = takenUp;
        this.dropped = dropped;
    }

    @Override
    public void enqueue(int sequence, Message message) {
        heldOne.accept(sequence);
        hold(sequence, message);
    }

    private synchronized void hold(int sequence, Message message) {
        bytes += bytesOf(message) - bytesOf(messages.put(sequence, message));
        while (messages.size() > MAX_HELD || bytes > MAX_BYTES) {
            bytes -= bytesOf(messages.pollLastEntry().getValue());
            dropped.increment();
        }
    }

    private static int bytesOf(Message message) {
        if (message == null) {
            return 0;
        }
        String raw = message.toRawString();
        return OVERHEAD_BYTES + (raw == null ? 0 : raw.length());
    }

    @Override
    public Message dequeue(int sequence) {
        Message message = take(sequence);
        if (message != null) {
            takenUp.accept(message);
        }
        return message;
    }

    private synchronized Message take(int sequence) {
        Message message = messages.remove(sequence);
        bytes -= bytesOf(message);
        return message;
    }

    /** The lowest number held, 0 when there is none. */
    synchronized int first() {
        return messages.isEmpty() ? 0 : messages.firstKey();
    }

    synchronized int size() {
        return messages.size();
    }

    @Override
    public synchronized void dequeueMessagesUpTo(int sequence) {
        messages.headMap(sequence).clear();
        bytes = messages.values().stream().mapToLong(HeldMessages::bytesOf).sum();
    }

    @Override
    public synchronized void clear() {
        messages.clear();
        bytes = 0;
    }
}
