package dev.causeway.protocol.mold;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * A receiver's request for messages again: session, first wanted number and count, in the 20 bytes of {@link MoldHeader}.
 * Static and stateless. Protocol document: FEED section 1.
 */
public final class MoldRequest {
    /** Bytes of a request, exactly. */
    public static final int LENGTH = MoldHeader.REQUEST_LENGTH;

    private MoldRequest() {}

    /**
     * Writes a request.
     *
     * @param count how many, 1..65535; a server may answer with fewer
     * @return {@link #LENGTH}
     * @throws IllegalArgumentException for a number below 1 or a count out of range
     */
    public static int encode(
            MutableDirectBuffer buffer, int offset, byte[] session, long sequenceNumber, int messageCount) {
        if (sequenceNumber < 1 || messageCount < 1 || messageCount > 0xFFFF) {
            throw new IllegalArgumentException(
                    "request for " + messageCount + " from " + sequenceNumber + ", count 1..65535 from 1 on");
        }
        MoldHeader.write(buffer, offset, session, sequenceNumber, messageCount);
        return LENGTH;
    }

    /**
     * Whether a datagram may be answered at all: exactly {@link #LENGTH} bytes, number and count from 1. The session is the
     * caller's to compare.
     */
    public static boolean isWellFormed(DirectBuffer buffer, int offset, int length) {
        return length == LENGTH && sequenceNumber(buffer, offset) >= 1 && messageCount(buffer, offset) >= 1;
    }

    /** Whether the request is of this session. */
    public static boolean isSession(DirectBuffer buffer, int offset, byte[] session) {
        return MoldHeader.isSession(buffer, offset, session);
    }

    /** Copies the session's ten bytes out. */
    public static void copySession(DirectBuffer buffer, int offset, byte[] session) {
        MoldHeader.copySession(buffer, offset, session);
    }

    /** The first wanted number. */
    public static long sequenceNumber(DirectBuffer buffer, int offset) {
        return MoldHeader.sequenceNumber(buffer, offset);
    }

    /** How many are wanted, 0..65535. */
    public static int messageCount(DirectBuffer buffer, int offset) {
        return MoldHeader.messageCount(buffer, offset);
    }
}
