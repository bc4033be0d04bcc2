package dev.causeway.gateway.outbound.multicast;

import static java.nio.ByteOrder.BIG_ENDIAN;

import dev.causeway.protocol.mold.MoldHeader;
import org.agrona.DirectBuffer;

/**
 * What a client of the bulk server sends, big-endian. Static and stateless. Protocol document: FEED section 1.
 *
 * <pre>
 * off size field
 *   0   10 session: ASCII, space padded
 *  10    8 first wanted number, from 1
 *  18    4 count, from 1
 *  22    2 reserved, 0
 * </pre>
 */
final class BulkRequest {
    static final int LENGTH = 24;

    private static final int COUNT_OFFSET = 18;
    private static final int RESERVED_OFFSET = 22;

    private BulkRequest() {}

    /** Whether 24 bytes are a request at all; the session is the caller's to compare. */
    static boolean isWellFormed(DirectBuffer buffer) {
        return firstSeq(buffer) >= 1 && count(buffer) >= 1 && buffer.getShort(RESERVED_OFFSET) == 0;
    }

    static long firstSeq(DirectBuffer buffer) {
        return MoldHeader.sequenceNumber(buffer, 0);
    }

    /** 0..2^32-1. */
    static long count(DirectBuffer buffer) {
        return buffer.getInt(COUNT_OFFSET, BIG_ENDIAN) & 0xFFFF_FFFFL;
    }
}
