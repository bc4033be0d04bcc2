package dev.causeway.benchmarks.fix;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.agrona.DirectBuffer;

/**
 * UTCTimestamp with nine decimals, {@code YYYYMMDD-HH:MM:SS.nnnnnnnnn}. The writer makes the whole seconds once a second.
 * A writer is owned by one thread; {@link #parse} by any.
 */
public final class FixTimestamp {
    /** Characters of a timestamp. */
    public static final int LENGTH = 27;

    private static final int WHOLE_LENGTH = 18;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final DateTimeFormatter WHOLE = DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.");

    private final byte[] text = new byte[LENGTH];
    private long second = -1;
    private int wholeSum;
    private int sum;

    /**
     * Makes the text of a time.
     *
     * @return the characters, reused
     */
    public byte[] format(long epochNanos) {
        long wanted = Math.floorDiv(epochNanos, NANOS_PER_SECOND);
        if (wanted != second) {
            second = wanted;
            String whole =
                    LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC).format(WHOLE);
            System.arraycopy(whole.getBytes(StandardCharsets.US_ASCII), 0, text, 0, WHOLE_LENGTH);
            wholeSum = 0;
            for (int i = 0; i < WHOLE_LENGTH; i++) {
                wholeSum += text[i];
            }
        }
        int nanos = (int) (epochNanos - second * NANOS_PER_SECOND);
        int digits = 0;
        for (int i = LENGTH - 1; i >= WHOLE_LENGTH; i--) {
            int quotient = nanos / 10;
            int digit = nanos - quotient * 10;
            text[i] = (byte) ('0' + digit);
            digits += digit;
            nanos = quotient;
        }
        sum = wholeSum + digits + (LENGTH - WHOLE_LENGTH) * '0';
        return text;
    }

    /** Sum of the characters of the last {@link #format}, for CheckSum(10). */
    public int sum() {
        return sum;
    }

    /** Reads what {@link #format} made; anything else gives a time without meaning. */
    public static long parse(DirectBuffer buffer, int offset) {
        int year = digits(buffer, offset, 4);
        int month = digits(buffer, offset + 4, 2);
        int day = digits(buffer, offset + 6, 2);
        int hour = digits(buffer, offset + 9, 2);
        int minute = digits(buffer, offset + 12, 2);
        int second = digits(buffer, offset + 15, 2);
        long seconds = epochDay(year, month, day) * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second;
        return seconds * NANOS_PER_SECOND + digits(buffer, offset + WHOLE_LENGTH, LENGTH - WHOLE_LENGTH);
    }

    private static long epochDay(int year, int month, int day) {
        int shifted = month <= 2 ? year - 1 : year;
        int sinceMarch = (month + 9) % 12;
        int leapDays = shifted / 4 - shifted / 100 + shifted / 400;
        return 365L * shifted + leapDays + (153 * sinceMarch + 2) / 5 + day - 719_469;
    }

    private static int digits(DirectBuffer buffer, int offset, int count) {
        int value = 0;
        for (int i = offset; i < offset + count; i++) {
            value = value * 10 + buffer.getByte(i) - '0';
        }
        return value;
    }
}
