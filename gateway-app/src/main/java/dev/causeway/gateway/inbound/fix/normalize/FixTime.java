package dev.causeway.gateway.inbound.fix.normalize;

import org.agrona.DirectBuffer;

/**
 * UTCTimestamp, {@code YYYYMMDD-HH:MM:SS} with up to nine decimals, to epoch nanoseconds. Static and stateless; allocates
 * nothing.
 */
final class FixTime {
    private static final int SECONDS_LENGTH = 17;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private FixTime() {}

    /** @return epoch nanoseconds, or 0 for what is no time since 1970 */
    static long epochNanos(DirectBuffer buffer, int offset, int length) {
        if (length < SECONDS_LENGTH
                || buffer.getByte(offset + 8) != '-'
                || buffer.getByte(offset + 11) != ':'
                || buffer.getByte(offset + 14) != ':') {
            return 0;
        }
        int year = digits(buffer, offset, 4);
        int month = digits(buffer, offset + 4, 2);
        int day = digits(buffer, offset + 6, 2);
        int hour = digits(buffer, offset + 9, 2);
        int minute = digits(buffer, offset + 12, 2);
        int second = digits(buffer, offset + 15, 2);
        long fraction = fraction(buffer, offset + SECONDS_LENGTH, length - SECONDS_LENGTH);
        if (year < 1970 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31 || fraction < 0) {
            return 0;
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return 0;
        }
        long seconds = epochDay(year, month, day) * 86_400L + hour * 3600L + minute * 60L + second;
        return seconds * NANOS_PER_SECOND + fraction;
    }

    /** Days since 1970-01-01: years that begin in March have the leap day last. */
    private static long epochDay(int year, int month, int day) {
        int marchYear = month <= 2 ? year - 1 : year;
        int marchMonth = (month + 9) % 12;
        long leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400;
        return 365L * marchYear + leapDays + (153 * marchMonth + 2) / 5 + day - 1 - 719_468;
    }

    private static long fraction(DirectBuffer buffer, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (length < 2 || length > 10 || buffer.getByte(offset) != '.') {
            return -1;
        }
        long nanos = digits(buffer, offset + 1, length - 1);
        for (int i = length - 1; i < 9; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int digits(DirectBuffer buffer, int offset, int count) {
        int value = 0;
        for (int i = offset; i < offset + count; i++) {
            int digit = buffer.getByte(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
