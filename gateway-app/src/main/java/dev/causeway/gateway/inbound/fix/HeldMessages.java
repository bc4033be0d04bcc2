package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.store.InboundNumbers;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import quickfix.Message;
import quickfix.MessageQueue;

/**
 * Messages that came ahead of a gap, bounded: when full, the highest numbers are dropped and asked for again later. Also
 * tells {@link InboundNumbers} which held message the engine takes up. Owner: the session's dispatch thread; cleared by
 * whoever disconnects.
 */
final class HeldMessages implements MessageQueue {
    static final int MAX_HELD = 8_192;

    private final TreeMap<Integer, Message> messages = new TreeMap<>();
    private final InboundNumbers numbers;
    private final LongAdder dropped;

    HeldMessages(InboundNumbers numbers, LongAdder dropped) {
        this.numbers = numbers;
        this.dropped = dropped;
    }

    @Override
    public synchronized void enqueue(int sequence, Message message) {
        messages.put(sequence, message);
        if (messages.size() > MAX_HELD) {
            messages.pollLastEntry();
            dropped.increment();
        }
    }

    @Override
    public Message dequeue(int sequence) {
        Message message = take(sequence);
        if (message != null) {
            numbers.processing(sequence);
        }
        return message;
    }

    private synchronized Message take(int sequence) {
        return messages.remove(sequence);
    }

    @Override
    public synchronized void dequeueMessagesUpTo(int sequence) {
        messages.headMap(sequence).clear();
    }

    @Override
    public synchronized void clear() {
        messages.clear();
    }
}
