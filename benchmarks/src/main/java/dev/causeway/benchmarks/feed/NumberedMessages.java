package dev.causeway.benchmarks.feed;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Messages of a Quote's size whose every long follows from the message's number. */
final class NumberedMessages {
    /** A Quote with its SBE header. */
    static final int BYTES = 72;

    private NumberedMessages() {}

    static void fill(MutableDirectBuffer buffer, int offset, long seqNo) {
        for (int i = 0; i < BYTES; i += Long.BYTES) {
            buffer.putLong(offset + i, seqNo + i);
        }
    }

    /** @throws IncorrectException it is another message, or damaged */
    static void check(long seqNo, DirectBuffer buffer, int offset, int length) {
        if (length != BYTES) {
            throw new IncorrectException("number " + seqNo + " has " + length + " bytes");
        }
        for (int i = 0; i < BYTES; i += Long.BYTES) {
            if (buffer.getLong(offset + i) != seqNo + i) {
                throw new IncorrectException("number " + seqNo + " carries another content");
            }
        }
    }
}
