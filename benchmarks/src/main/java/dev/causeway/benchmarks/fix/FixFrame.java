package dev.causeway.benchmarks.fix;

import org.agrona.DirectBuffer;

/**
 * Cuts a stream of FIX.4.4 by BodyLength(9) and finds a field. Checks no CheckSum(10): whom these bytes are read from runs in
 * a process of this run. Static and stateless.
 */
public final class FixFrame {
    /** {@link #length}: more bytes are needed. */
    public static final int INCOMPLETE = -1;

    /** {@link #length}: this is no FIX.4.4. */
    public static final int VIOLATION = -2;

    /** {@link #find}: there is no such field. */
    public static final int NONE = -1;

    private static final byte SOH = 1;
    private static final int BODY_LENGTH_OFFSET = 12;
    private static final int LONGEST_BODY_LENGTH = 6;
    private static final int TRAILER_LENGTH = 7;
    private static final int TYPE_TAG_LENGTH = 3;

    private FixFrame() {}

    /** @return bytes of the message at {@code offset}, {@link #INCOMPLETE} or {@link #VIOLATION} */
    public static int length(DirectBuffer buffer, int offset, int end) {
        int at = offset + BODY_LENGTH_OFFSET;
        int bodyLength = 0;
        while (at < end && buffer.getByte(at) != SOH) {
            int digit = buffer.getByte(at) - '0';
            if (digit < 0 || digit > 9 || at - offset - BODY_LENGTH_OFFSET >= LONGEST_BODY_LENGTH) {
                return VIOLATION;
            }
            bodyLength = bodyLength * 10 + digit;
            at++;
        }
        if (at >= end) {
            return INCOMPLETE;
        }
        if (buffer.getByte(offset) != '8' || buffer.getByte(offset + BODY_LENGTH_OFFSET - 2) != '9') {
            return VIOLATION;
        }
        int length = at + 1 - offset + bodyLength + TRAILER_LENGTH;
        return offset + length <= end ? length : INCOMPLETE;
    }

    /** MsgType(35), its first character; the session's own types are 0 to 5 and A. */
    public static byte type(DirectBuffer buffer, int offset) {
        int at = offset + BODY_LENGTH_OFFSET;
        while (buffer.getByte(at) != SOH) {
            at++;
        }
        return buffer.getByte(at + 1 + TYPE_TAG_LENGTH);
    }

    /** Whether the message is no session message. */
    public static boolean isApplication(DirectBuffer buffer, int offset) {
        byte type = type(buffer, offset);
        return type != 'A' && (type < '0' || type > '5');
    }

    /** Where the value of a field begins, or {@link #NONE}. */
    public static int find(DirectBuffer buffer, int offset, int length, int tag) {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            int found = 0;
            while (at < end && buffer.getByte(at) != '=') {
                found = found * 10 + buffer.getByte(at++) - '0';
            }
            at++;
            if (found == tag) {
                return at;
            }
            while (at < end && buffer.getByte(at) != SOH) {
                at++;
            }
            at++;
        }
        return NONE;
    }

    /** The value that begins at {@code offset}, as text. */
    public static String text(DirectBuffer buffer, int offset) {
        int end = offset;
        while (buffer.getByte(end) != SOH) {
            end++;
        }
        return buffer.getStringWithoutLengthAscii(offset, end - offset);
    }

    /** The digits that begin at {@code offset}, as a number. */
    public static long number(DirectBuffer buffer, int offset) {
        long value = 0;
        for (int at = offset; buffer.getByte(at) != SOH; at++) {
            value = value * 10 + buffer.getByte(at) - '0';
        }
        return value;
    }
}
