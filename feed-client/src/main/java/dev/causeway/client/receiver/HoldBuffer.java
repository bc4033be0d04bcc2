package dev.causeway.client.receiver;

import dev.causeway.protocol.feed.FeedMessage;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Messages that came before their turn: one slot for each of the next {@code capacity} numbers, all preallocated. Knows no
 * order; the caller keeps numbers within one window of {@code capacity}. Owner: the receiver's thread.
 */
final class HoldBuffer {
    private static final int EMPTY = -1;
    private static final int SLOT_BYTES = 1384;

    private final UnsafeBuffer slots;
    private final int[] lengths;
    private final int mask;
    private int held;

    /** @param capacity a power of two */
    HoldBuffer(int capacity) {
        slots = new UnsafeBuffer(new byte[capacity * SLOT_BYTES]);
        lengths = new int[capacity];
        Arrays.fill(lengths, EMPTY);
        mask = capacity - 1;
    }

    int capacity() {
        return lengths.length;
    }

    int held() {
        return held;
    }

    /** Whether a message can be held at all. */
    static boolean fits(int length) {
        return length <= FeedMessage.MAX_LENGTH;
    }

    boolean has(long seqNo) {
        return lengths[slot(seqNo)] != EMPTY;
    }

    void put(long seqNo, DirectBuffer buffer, int offset, int length) {
        int slot = slot(seqNo);
        slots.putBytes(slot * SLOT_BYTES, buffer, offset, length);
        lengths[slot] = length;
        held++;
    }

    /** Frees the slot and gives the length that was in it; the bytes stay until the next put. */
    int take(long seqNo) {
        int slot = slot(seqNo);
        int length = lengths[slot];
        lengths[slot] = EMPTY;
        held--;
        return length;
    }

    DirectBuffer buffer() {
        return slots;
    }

    int offset(long seqNo) {
        return slot(seqNo) * SLOT_BYTES;
    }

    void clear() {
        Arrays.fill(lengths, EMPTY);
        held = 0;
    }

    private int slot(long seqNo) {
        return (int) seqNo & mask;
    }
}
