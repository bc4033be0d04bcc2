package dev.causeway.client.capture;

import java.nio.ByteBuffer;

/** The ones' complement sum of 16-bit words, RFC 1071. Static and stateless. */
final class InternetChecksum {
    private static final int WORD_MASK = 0xFFFF;

    private InternetChecksum() {}

    /** Adds bytes to a sum; an odd last one counts as the high half of a word. */
    static long add(long sum, ByteBuffer bytes, int offset, int length) {
        long total = sum;
        for (int i = 0; i + 1 < length; i += 2) {
            total += bytes.getShort(offset + i) & WORD_MASK;
        }
        return (length & 1) == 0 ? total : total + ((bytes.get(offset + length - 1) & 0xFF) << 8);
    }

    /** The checksum of a sum. */
    static short fold(long sum) {
        long folded = sum;
        while (folded > WORD_MASK) {
            folded = (folded & WORD_MASK) + (folded >>> 16);
        }
        return (short) ~folded;
    }
}
