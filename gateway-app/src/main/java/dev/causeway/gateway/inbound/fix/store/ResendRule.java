package dev.causeway.gateway.inbound.fix.store;

import java.util.Set;
import org.agrona.DirectBuffer;

/**
 * Which of our sent messages a venue may get again. Everything that is not named is gap-filled: stale orders, and requests
 * that a new log-on makes anew. Static and stateless. FIX.md section 2.
 */
public final class ResendRule {
    private static final Set<String> RESENT = Set.of("8", "9", "3", "j");
    private static final String ADMIN = "0123456A";
    private static final byte SOH = 1;

    private ResendRule() {}

    /** Whether a message of this MsgType(35) is sent again when asked for. */
    public static boolean resent(String msgType) {
        return RESENT.contains(msgType);
    }

    /** Whether the engine would gap-fill a stored message anyway: not worth reading into memory. */
    static boolean isAdmin(DirectBuffer buffer, int offset, int length) {
        int end = offset + length - 5;
        for (int i = offset; i < end; i++) {
            if (buffer.getByte(i) == SOH
                    && buffer.getByte(i + 1) == '3'
                    && buffer.getByte(i + 2) == '5'
                    && buffer.getByte(i + 3) == '=') {
                return buffer.getByte(i + 5) == SOH && ADMIN.indexOf(buffer.getByte(i + 4)) >= 0;
            }
        }
        return false;
    }
}
