package dev.causeway.gateway.inbound.fix.express;

import java.nio.charset.StandardCharsets;

/**
 * How long a frame of one FIX version is by its first two fields, and whether it ends where they say. Immutable.
 *
 * <pre>
 * 8=FIX.4.4|9=nnn|  body of nnn bytes, the last one SOH  10=ccc|
 * </pre>
 */
public final class FrameOutline {
    /** {@link #length}: the first two fields are not complete. */
    public static final int MORE = 0;

    /** {@link #length}: this is no frame, or one whose length is written as nobody writes it. */
    public static final int NONE = -1;

    private static final byte SOH = 1;
    private static final int MAX_DIGITS = 7;
    private static final byte[] END = "\00110=???\001".getBytes(StandardCharsets.US_ASCII);
    private static final int TRAILER_LENGTH = END.length - 1;

    private final byte[] head;

    /** @param beginString BeginString(8) of the session */
    public FrameOutline(String beginString) {
        head = ("8=" + beginString + "\0019=").getBytes(StandardCharsets.US_ASCII);
    }

    /** Bytes up to and without the digits of BodyLength(9). */
    int lengthOffset() {
        return head.length;
    }

    /** With so many bytes {@link #length} does not ask for more. */
    int headBytes() {
        return head.length + MAX_DIGITS + 1;
    }

    /**
     * The length of the whole frame that begins at {@code from}, whether or not all of it is there.
     *
     * @return {@link #MORE} or {@link #NONE} when it cannot be said
     */
    int length(byte[] bytes, int from, int to) {
        int at = from;
        for (byte expected : head) {
            if (at == to) {
                return MORE;
            }
            if (bytes[at++] != expected) {
                return NONE;
            }
        }
        int bodyLength = 0;
        for (int digits = 0; at < to; digits++) {
            byte value = bytes[at++];
            if (value == SOH) {
                return bodyLength == 0 ? NONE : at - from + bodyLength + TRAILER_LENGTH;
            }
            if (value < '0' || value > '9' || digits == MAX_DIGITS || bodyLength == 0 && value == '0') {
                return NONE;
            }
            bodyLength = 10 * bodyLength + value - '0';
        }
        return MORE;
    }

    /** Whether a frame that ends at {@code to} has CheckSum(10) there, as far as its end lies behind {@code from}. */
    static boolean ends(byte[] bytes, int from, int to) {
        for (int i = Math.max(0, from - to + END.length); i < END.length; i++) {
            if (END[i] != '?' && bytes[to - END.length + i] != END[i]) {
                return false;
            }
        }
        return true;
    }
}
