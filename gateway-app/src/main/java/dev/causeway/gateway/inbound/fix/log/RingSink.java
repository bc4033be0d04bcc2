package dev.causeway.gateway.inbound.fix.log;

import dev.causeway.gateway.inbound.fix.log.FixLogSettings.Messages;
import java.util.concurrent.atomic.LongAdder;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;

/**
 * One session's way into the writer's ring: a copy of the characters, without allocation, waiting or a system call. Any
 * thread.
 *
 * <table>
 *   <caption>A record of the ring; its type is the {@link LogKind}</caption>
 *   <tr><td>0</td><td>8</td><td>epoch nanoseconds</td></tr>
 *   <tr><td>8</td><td>4</td><td>index of the session</td></tr>
 *   <tr><td>12</td><td>4</td><td>characters of the text, those cut off included</td></tr>
 *   <tr><td>16</td><td>n</td><td>the text, Latin-1</td></tr>
 * </table>
 */
final class RingSink implements LogSink {
    static final int SESSION_AT = 8;
    static final int LENGTH_AT = 12;
    static final int TEXT_AT = 16;
    /** Longer texts are cut: a log is no journal. */
    static final int MAX_TEXT = 32 << 10;

    private static final int MAX_CHAR = 0xFF;

    private final ManyToOneRingBuffer ring;
    private final EpochNanoClock clock;
    private final Messages messages;
    private final int index;
    private final int maxText;
    private final LongAdder dropped = new LongAdder();

    RingSink(ManyToOneRingBuffer ring, EpochNanoClock clock, Messages messages, int index) {
        this.ring = ring;
        this.clock = clock;
        this.messages = messages;
        this.index = index;
        this.maxText = Math.min(MAX_TEXT, ring.maxMsgLength() - TEXT_AT);
    }

    @Override
    public boolean takesMessages(boolean application) {
        return messages == Messages.ALL || messages == Messages.SESSION && !application;
    }

    @Override
    public void offer(LogKind kind, String text) {
        int length = Math.min(text.length(), maxText);
        int at = ring.tryClaim(kind.typeId(), TEXT_AT + length);
        if (at < 0) {
            dropped.increment();
            return;
        }
        AtomicBuffer buffer = ring.buffer();
        buffer.putLong(at, clock.nanoTime());
        buffer.putInt(at + SESSION_AT, index);
        buffer.putInt(at + LENGTH_AT, text.length());
        for (int i = 0; i < length; i++) {
            char value = text.charAt(i);
            buffer.putByte(at + TEXT_AT + i, (byte) (value <= MAX_CHAR ? value : '?'));
        }
        ring.commit(at);
    }

    /** Lines that found the ring full. */
    long dropped() {
        return dropped.sum();
    }
}
