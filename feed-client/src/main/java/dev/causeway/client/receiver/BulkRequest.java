package dev.causeway.client.receiver;

import static java.nio.ByteOrder.BIG_ENDIAN;

import dev.causeway.protocol.mold.MoldHeader;
import org.agrona.MutableDirectBuffer;

/**
 * The request for bulk recovery. Integers are big-endian.
 *
 * <pre>
 * off size field
 *   0   10 session: ASCII, space padded
 *  10    8 first wanted number, from 1
 *  18    4 message count, 1..1,000,000
 *  22    2 reserved, 0
 * </pre>
 *
 * <p>The answer is a stream of MoldUDP64 packets of at most 1400 bytes, each behind its length as two bytes; the last is a
 * heartbeat with the first number that was not sent. Static and stateless.
 */
final class BulkRequest {
    static final int LENGTH = 24;
    static final int MAX_MESSAGES = 1_000_000;

    private static final int SEQUENCE_NUMBER_OFFSET = 10;
    private static final int MESSAGE_COUNT_OFFSET = 18;
    private static final int RESERVED_OFFSET = 22;

    private BulkRequest() {}

    static int encode(MutableDirectBuffer buffer, byte[] session, long fromSeqNo, int messageCount) {
        buffer.putBytes(0, session, 0, MoldHeader.SESSION_LENGTH);
        buffer.putLong(SEQUENCE_NUMBER_OFFSET, fromSeqNo, BIG_ENDIAN);
        buffer.putInt(MESSAGE_COUNT_OFFSET, messageCount, BIG_ENDIAN);
        buffer.putShort(RESERVED_OFFSET, (short) 0, BIG_ENDIAN);
        return LENGTH;
    }
}
