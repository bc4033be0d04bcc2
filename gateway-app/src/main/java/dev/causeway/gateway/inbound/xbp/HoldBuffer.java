package dev.causeway.gateway.inbound.xbp;

import dev.causeway.protocol.xbp.XbpFrame;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Frames that came ahead of a missing number, by number, at most {@code capacity} above the expected one. A place takes
 * its memory (one largest frame) when first used and keeps it. Owner: the session's thread.
 */
final class HoldBuffer {
    private static final long EMPTY = -1;

    private final UnsafeBuffer[] frames;
    private final long[] seqNos;
    private final int[] lengths;
    private final long[] readNanos;
    private final AtomicInteger size = new AtomicInteger();

    HoldBuffer(int capacity) {
        frames = new UnsafeBuffer[capacity];
        seqNos = new long[capacity];
        lengths = new int[capacity];
        readNanos = new long[capacity];
        Arrays.fill(seqNos, EMPTY);
    }

    /** Whether a number lies within reach above the expected one. */
    boolean reaches(long seqNo, long expected) {
        return seqNo - expected < seqNos.length;
    }

    boolean holds(long seqNo) {
        return size() > 0 && seqNos[place(seqNo)] == seqNo;
    }

    /** Keeps a copy. The number must be within reach and not held. */
    void put(long seqNo, DirectBuffer buffer, int offset, int length, long readEpochNanos) {
        int place = place(seqNo);
        if (frames[place] == null) {
            frames[place] = new UnsafeBuffer(new byte[XbpFrame.MAX_FRAME_LENGTH]);
        }
        frames[place].putBytes(0, buffer, offset, length);
        seqNos[place] = seqNo;
        lengths[place] = length;
        readNanos[place] = readEpochNanos;
        grow(1);
    }

    DirectBuffer frame(long seqNo) {
        return frames[place(seqNo)];
    }

    int length(long seqNo) {
        return lengths[place(seqNo)];
    }

    long readNanos(long seqNo) {
        return readNanos[place(seqNo)];
    }

    void remove(long seqNo) {
        seqNos[place(seqNo)] = EMPTY;
        grow(-1);
    }

    /** The lowest number held, or {@code none} when empty. */
    long lowest(long none) {
        long lowest = none;
        for (int i = 0; size() > 0 && i < seqNos.length; i++) {
            if (seqNos[i] != EMPTY && seqNos[i] < lowest) {
                lowest = seqNos[i];
            }
        }
        return lowest;
    }

    void dropBelow(long bound) {
        for (int i = 0; size() > 0 && i < seqNos.length; i++) {
            if (seqNos[i] != EMPTY && seqNos[i] < bound) {
                seqNos[i] = EMPTY;
                grow(-1);
            }
        }
    }

    void clear() {
        dropBelow(Long.MAX_VALUE);
    }

    /** Frames held; any thread. */
    int size() {
        return size.getAcquire();
    }

    private void grow(int by) {
        size.setRelease(size.getPlain() + by);
    }

    private int place(long seqNo) {
        return (int) (seqNo % seqNos.length);
    }
}
