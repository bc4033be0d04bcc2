package dev.causeway.store.dump;

import java.util.Arrays;

/**
 * Blanks the values of Password(554), NewPassword(925), RawData(96), EncryptedPassword(1402) and EncryptedNewPassword(1404)
 * wherever they stand in a payload, byte for byte. Data fields may hold SOH: their length field, where it stands before
 * them, says how far they reach. Stateless.
 */
final class SecretTags {
    private static final byte SOH = 1;
    private static final int[] SECRET = {554, 925, 96, 1402, 1404};

    private SecretTags() {}

    /** Blanks in place. A FIX message may stand inside other bytes, so every "tag=" counts, wherever it begins. */
    static byte[] blank(byte[] payload) {
        int at = 0;
        long lastNumber = 0;
        while (at < payload.length) {
            int equals = indexOf(payload, (byte) '=', at);
            if (equals < 0) {
                return payload;
            }
            int tag = tagAt(payload, at, equals);
            at = equals + 1;
            if (isSecret(tag)) {
                int end = (int) Math.max(endOf(payload, at), Math.min(payload.length, at + lastNumber));
                Arrays.fill(payload, at, end, (byte) '*');
                at = end;
            }
            lastNumber = isLength(tag) ? number(payload, at, payload.length) : 0;
        }
        return payload;
    }

    private static int indexOf(byte[] payload, byte wanted, int from) {
        for (int i = from; i < payload.length; i++) {
            if (payload[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static int endOf(byte[] payload, int from) {
        int end = indexOf(payload, SOH, from);
        return end < 0 ? payload.length : end;
    }

    /** The digits just before '=': what stands before them does not hide a tag. */
    private static int tagAt(byte[] payload, int from, int equals) {
        int first = equals;
        while (first > from && equals - first < 9 && payload[first - 1] >= '0' && payload[first - 1] <= '9') {
            first--;
        }
        return (int) number(payload, first, equals);
    }

    private static long number(byte[] payload, int from, int to) {
        long number = 0;
        for (int i = from; i < to && payload[i] >= '0' && payload[i] <= '9' && number < Integer.MAX_VALUE / 10; i++) {
            number = number * 10 + payload[i] - '0';
        }
        return number;
    }

    private static boolean isSecret(int tag) {
        return Arrays.stream(SECRET).anyMatch(secret -> secret == tag);
    }

    /** RawDataLength(95), EncryptedPasswordLen(1401), EncryptedNewPasswordLen(1403). */
    private static boolean isLength(int tag) {
        return tag == 95 || tag == 1401 || tag == 1403;
    }
}
