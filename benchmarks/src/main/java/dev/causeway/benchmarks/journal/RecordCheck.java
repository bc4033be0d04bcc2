package dev.causeway.benchmarks.journal;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The records of a run: each begins with its number, the rest follows from it. Owned by the process's main thread. */
final class RecordCheck {
    private final UnsafeBuffer payload;
    private long next = 1;

    /** @param payloadBytes of each record, at least 8 */
    RecordCheck(int payloadBytes) {
        payload = new UnsafeBuffer(new byte[payloadBytes]);
        for (int i = 0; i < payloadBytes; i++) {
            payload.putByte(i, (byte) i);
        }
    }

    /** The content of a record; reused. */
    UnsafeBuffer payload(long number) {
        payload.putLong(0, number, ByteOrder.LITTLE_ENDIAN);
        return payload;
    }

    /** @throws IllegalStateException this is not the record that comes next */
    void onRecord(DirectBuffer buffer, int offset, int length) {
        UnsafeBuffer expected = payload(next);
        if (length != expected.capacity() || !same(expected, buffer, offset)) {
            throw new IllegalStateException("record " + next + " is not what was written");
        }
        next++;
    }

    private static boolean same(UnsafeBuffer expected, DirectBuffer buffer, int offset) {
        for (int i = 0; i < expected.capacity(); i++) {
            if (expected.getByte(i) != buffer.getByte(offset + i)) {
                return false;
            }
        }
        return true;
    }

    /** Records that were read and right. */
    long count() {
        return next - 1;
    }
}
