package dev.causeway.protocol.feed;

import org.agrona.DirectBuffer;

/**
 * Decimals as 64-bit integers of a fixed scale: text to integer and back, without floating point and without rounding.
 *
 * <p>Text is FIX's: an optional {@code '-'}, digits, an optional {@code '.'} with digits; at least one digit. Leading zeros
 * and trailing zeros beyond the scale are fine; any other digit beyond the scale, an exponent, a blank or a {@code '+'} is
 * not. Values lie in -(2^63-2)..2^63-1: the two numbers below are {@link #NULL_PRICE} and {@link #INVALID}.
 *
 * <p>Static and stateless; allocates nothing. Protocol documents: XBP section 3, FEED section 3.
 */
public final class FixedPoint {
    /** Prices are integers times 10^-8. */
    public static final int PRICE_SCALE = 8;
    /** Quantities are integers times 10^-4. */
    public static final int QTY_SCALE = 4;
    /** No price: a market order, a side that is empty. */
    public static final long NULL_PRICE = Long.MIN_VALUE;
    /** Answer of {@code parse} for what is no decimal of this scale. */
    public static final long INVALID = Long.MIN_VALUE + 1;
    /** The largest scale: 10^18 is the largest power of ten in 63 bits. */
    public static final int MAX_SCALE = 18;

    private static final long[] POWERS = new long[MAX_SCALE + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i <= MAX_SCALE; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private FixedPoint() {}

    /** The value of a decimal in a buffer times 10^scale, or {@link #INVALID}. */
    public static long parse(DirectBuffer buffer, int offset, int length, int scale) {
        boolean negative = length > 0 && buffer.getByte(offset) == '-';
        int from = negative ? offset + 1 : offset;
        return signed(negative, magnitude(buffer, null, from, offset + length, scale));
    }

    /** The value of a decimal in text times 10^scale, or {@link #INVALID}. */
    public static long parse(CharSequence text, int offset, int length, int scale) {
        boolean negative = length > 0 && text.charAt(offset) == '-';
        int from = negative ? offset + 1 : offset;
        return signed(negative, magnitude(null, text, from, offset + length, scale));
    }

    /** Appends a value as a plain decimal: no exponent, no trailing zeros, a digit ahead of the point. */
    public static StringBuilder append(StringBuilder text, long value, int scale) {
        long magnitude = value;
        if (value < 0) {
            text.append('-');
            magnitude = -value; // 2^63 as unsigned when the value is Long.MIN_VALUE
        }
        long unit = POWERS[scale];
        text.append(Long.divideUnsigned(magnitude, unit));
        long fraction = Long.remainderUnsigned(magnitude, unit);
        if (fraction != 0) {
            text.append('.');
            while (fraction != 0) {
                unit /= 10;
                text.append((char) ('0' + fraction / unit));
                fraction %= unit;
            }
        }
        return text;
    }

    private static long signed(boolean negative, long magnitude) {
        return negative && magnitude != INVALID ? -magnitude : magnitude;
    }

    private static long magnitude(DirectBuffer buffer, CharSequence text, int from, int end, int scale) {
        long value = 0;
        int digits = 0;
        int decimals = -1;
        for (int i = from; i < end; i++) {
            int digit = (buffer != null ? buffer.getByte(i) : text.charAt(i)) - '0';
            if (digit == '.' - '0' && decimals < 0) {
                decimals = 0;
                continue;
            }
            if (digit < 0 || digit > 9) {
                return INVALID;
            }
            digits++;
            if (decimals == scale) {
                if (digit != 0) {
                    return INVALID;
                }
                continue;
            }
            if (value > (Long.MAX_VALUE - digit) / 10) {
                return INVALID;
            }
            value = value * 10 + digit;
            decimals = decimals < 0 ? decimals : decimals + 1;
        }
        long factor = POWERS[scale - Math.max(decimals, 0)];
        return digits == 0 || value > Long.MAX_VALUE / factor ? INVALID : value * factor;
    }
}
