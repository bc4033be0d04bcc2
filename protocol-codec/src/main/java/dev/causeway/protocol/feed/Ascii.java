package dev.causeway.protocol.feed;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Fixed-width text of both protocols: US-ASCII, padded with NUL. Static and stateless; only {@link #get} allocates.
 */
public final class Ascii {
    private static final int DIGITS_OF_U64 = 20;

    private Ascii() {}

    /** Whether text can stand in a field of this many bytes and be read back: US-ASCII without NUL, not longer. */
    public static boolean fits(CharSequence text, int length) {
        int chars = text.length();
        if (chars > length) {
            return false;
        }
        for (int i = 0; i < chars; i++) {
            if (!isAscii(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes text and pads it with NUL.
     *
     * @return false when it does not {@link #fits}: nothing was written
     */
    public static boolean put(MutableDirectBuffer buffer, int offset, int length, CharSequence text) {
        if (!fits(text, length)) {
            return false;
        }
        int chars = text.length();
        for (int i = 0; i < chars; i++) {
            buffer.putByte(offset + i, (byte) text.charAt(i));
        }
        pad(buffer, offset, length, chars);
        return true;
    }

    /** Writes as much of the text as fits, {@code '?'} for what is not US-ASCII, and pads with NUL. */
    public static void putTruncated(MutableDirectBuffer buffer, int offset, int length, CharSequence text) {
        int chars = Math.min(length, text.length());
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            buffer.putByte(offset + i, (byte) (isAscii(c) ? c : '?'));
        }
        pad(buffer, offset, length, chars);
    }

    /**
     * Writes an unsigned number as decimal text and pads it with NUL.
     *
     * @return false when it has more digits than {@code length}: nothing was written
     */
    public static boolean putUnsigned(MutableDirectBuffer buffer, int offset, int length, long value) {
        int digits = digits(value);
        if (digits > length) {
            return false;
        }
        long rest = value;
        for (int i = digits - 1; i >= 0; i--) {
            long tenth = Long.divideUnsigned(rest, 10);
            buffer.putByte(offset + i, (byte) ('0' + (int) (rest - tenth * 10)));
            rest = tenth;
        }
        pad(buffer, offset, length, digits);
        return true;
    }

    /** Bytes ahead of the first NUL. */
    public static int trimmedLength(DirectBuffer buffer, int offset, int length) {
        for (int i = 0; i < length; i++) {
            if (buffer.getByte(offset + i) == 0) {
                return i;
            }
        }
        return length;
    }

    /** The text ahead of the first NUL; a byte that is not US-ASCII becomes {@code '?'}. Allocates. */
    public static String get(DirectBuffer buffer, int offset, int length) {
        int chars = trimmedLength(buffer, offset, length);
        StringBuilder text = new StringBuilder(chars);
        for (int i = 0; i < chars; i++) {
            byte b = buffer.getByte(offset + i);
            text.append(b < 0 ? '?' : (char) b);
        }
        return text.toString();
    }

    private static boolean isAscii(char c) {
        return c > 0 && c < 0x80;
    }

    private static void pad(MutableDirectBuffer buffer, int offset, int length, int used) {
        FeedMessage.clear(buffer, offset + used, length - used);
    }

    private static int digits(long value) {
        if (value < 0) {
            return value >= -8446744073709551616L ? DIGITS_OF_U64 : DIGITS_OF_U64 - 1;
        }
        int digits = 1;
        long bound = 10;
        while (digits < DIGITS_OF_U64 - 1 && value >= bound) {
            digits++;
            bound *= 10;
        }
        return digits;
    }
}
