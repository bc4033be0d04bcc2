package dev.causeway.gateway.inbound.fix.express;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * Whether a SendingTime(52) is well within the 120 s that the engine allows it to be off, and written so that the engine can
 * read it: {@code YYYYMMDD-HH:MM:SS} with no, three, six or nine decimals. Only of today (UTC), and no leap second: these few
 * are left to the engine.
 *
 * <p>Owner: the connection's I/O thread.
 */
final class CurrentTime {
    private static final long DAY_MILLIS = 86_400_000;
    private static final long MOST_MILLIS = 119_000;
    private static final int DATE_LENGTH = 8;
    private static final int SECONDS_LENGTH = 17;

    private final byte[] today = new byte[DATE_LENGTH];
    private long day = -1;

    /** @param nowMillis epoch milliseconds */
    boolean is(byte[] bytes, int from, int length, long nowMillis) {
        return isShaped(bytes, from, length)
                && isToday(bytes, from, Math.floorDiv(nowMillis, DAY_MILLIS))
                && isNear(bytes, from, Math.floorMod(nowMillis, DAY_MILLIS));
    }

    private static boolean isShaped(byte[] bytes, int from, int length) {
        boolean isKnownLength = length == SECONDS_LENGTH || length == 21 || length == 24 || length == 27;
        if (!isKnownLength || bytes[from + 8] != '-' || bytes[from + 11] != ':' || bytes[from + 14] != ':') {
            return false;
        }
        if (length > SECONDS_LENGTH && bytes[from + SECONDS_LENGTH] != '.') {
            return false;
        }
        for (int i = SECONDS_LENGTH + 1; i < length; i++) {
            if (digit(bytes[from + i]) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isToday(byte[] bytes, int from, long epochDay) {
        if (epochDay != day) {
            day = epochDay;
            byte[] digits = LocalDate.ofEpochDay(epochDay)
                    .format(DateTimeFormatter.BASIC_ISO_DATE)
                    .getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(digits, 0, today, 0, DATE_LENGTH);
        }
        for (int i = 0; i < DATE_LENGTH; i++) {
            if (bytes[from + i] != today[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNear(byte[] bytes, int from, long nowMillis) {
        int hour = two(bytes, from + 9);
        int minute = two(bytes, from + 12);
        int second = two(bytes, from + 15);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return false;
        }
        long millis = 1_000L * (3_600 * hour + 60 * minute + second);
        return Math.abs(nowMillis - millis) < MOST_MILLIS;
    }

    /** @return -1 when there are not two digits */
    private static int two(byte[] bytes, int at) {
        int tens = digit(bytes[at]);
        int ones = digit(bytes[at + 1]);
        return tens < 0 || ones < 0 ? -1 : 10 * tens + ones;
    }

    private static int digit(byte value) {
        return value >= '0' && value <= '9' ? value - '0' : -1;
    }
}
