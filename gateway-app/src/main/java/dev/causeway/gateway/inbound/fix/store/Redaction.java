package dev.causeway.gateway.inbound.fix.store;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Blanks the values of Password(554), NewPassword(925), RawData(96), EncryptedPassword(1402) and EncryptedNewPassword(1404).
 * Stateless; off the hot path (Logon messages and log lines only).
 */
public final class Redaction {
    private static final char SOH = 1;
    private static final Pattern SECRET =
            Pattern.compile("(?<=^|[\\x01|\\s\\[])(554|925|96|1402|1404)=([^\\x01]*)", Pattern.DOTALL);
    private static final String CHECKSUM = SOH + "10=";

    private Redaction() {}

    /** Blanks secrets in a log line; control characters become {@code '|'}. */
    public static String text(String line) {
        return SECRET.matcher(line).replaceAll("$1=***").replaceAll("[\\x00-\\x1f\\x7f]", "|");
    }

    /** Blanks secrets in a FIX message byte for byte, so that BodyLength(9) holds, and makes CheckSum(10) right again. */
    public static String message(String message) {
        if (message.indexOf(SOH + "35=A" + SOH) < 0 && message.indexOf(SOH + "35=BE" + SOH) < 0) {
            return message;
        }
        Matcher secret = SECRET.matcher(message);
        StringBuilder masked = new StringBuilder(message);
        while (secret.find()) {
            for (int i = secret.start(2); i < secret.end(2); i++) {
                masked.setCharAt(i, '*');
            }
        }
        int trailer = masked.lastIndexOf(CHECKSUM);
        if (trailer < 0) {
            return masked.toString();
        }
        int sum = SOH;
        for (int i = 0; i < trailer; i++) {
            sum += masked.charAt(i);
        }
        int value = sum & 0xFF;
        int at = trailer + CHECKSUM.length();
        masked.setLength(at);
        return masked.append((char) ('0' + value / 100))
                .append((char) ('0' + value / 10 % 10))
                .append((char) ('0' + value % 10))
                .append(SOH)
                .toString();
    }
}
