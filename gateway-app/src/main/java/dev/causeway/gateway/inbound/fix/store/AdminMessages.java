package dev.causeway.gateway.inbound.fix.store;

import org.agrona.DirectBuffer;

/** Stored messages that the engine gap-fills whatever we say: not worth reading into memory. Static and stateless. */
final class AdminMessages {
    private static final String TYPES = "012345A";
    private static final byte SOH = 1;

    private AdminMessages() {}

    static boolean contain(DirectBuffer buffer, int offset, int length) {
        int end = offset + length - 5;
        for (int i = offset; i < end; i++) {
            if (buffer.getByte(i) == SOH
                    && buffer.getByte(i + 1) == '3'
                    && buffer.getByte(i + 2) == '5'
                    && buffer.getByte(i + 3) == '=') {
                return buffer.getByte(i + 5) == SOH && TYPES.indexOf(buffer.getByte(i + 4)) >= 0;
            }
        }
        return false;
    }
}
