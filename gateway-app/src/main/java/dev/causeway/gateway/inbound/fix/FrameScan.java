package dev.causeway.gateway.inbound.fix;

import java.nio.charset.StandardCharsets;
import org.apache.mina.core.buffer.IoBuffer;

/**
 * Follows the frames of one connection without keeping any: looks for {@code 8=FIX…|9=}, judges the digits of
 * BodyLength(9), passes over as many bytes, looks for the next. The engine's codec goes the same way, adds the digits up in 32
 * bits without looking, and waits for whatever comes out. Owner: the connection's I/O thread.
 */
final class FrameScan {
    /** Fewer than the codec lets pass before it gives up with a stack trace. */
    static final int MAX_BETWEEN_BYTES = 4_096;

    private static final byte SOH = 1;
    private static final char ANY = '?';
    private static final byte[] BEGINNING = "8=FIX".getBytes(StandardCharsets.US_ASCII);
    private static final String HEADER = "8=FIX.?.?\u00019=";
    private static final String TRAILER = "10=???\u0001";
    private static final int MAX_DIGITS = 20;

    private boolean inLength;
    private int matched;
    private boolean fixt;
    private int between;
    private long bodyLength;
    private int digits;
    private long body;
    private long total;
    private int trailer = TRAILER.length();
    private boolean endsWithSoh;

    /**
     * Takes what was read, without moving its position.
     *
     * @param loggedOn whether a Logon has come; a message in its wake, within the same read, is held to the larger bound, and
     *     until then each must end where its BodyLength(9) says
     * @return what is wrong with it, null while nothing is
     */
    String judge(IoBuffer read, FrameBounds bounds, boolean loggedOn) {
        int limit = read.limit();
        boolean isFirst = !loggedOn;
        for (int i = read.position(); i < limit; i++) {
            if (body > 0) {
                int passed = (int) Math.min(body, limit - i);
                body -= passed;
                total += passed;
                i += passed - 1;
                if (body == 0 && isFirst) {
                    isFirst = false;
                    trailer = 0;
                    endsWithSoh = read.get(i) == SOH;
                }
                continue;
            }
            int most = isFirst ? bounds.beforeLogonBytes() : bounds.maxBytes();
            byte value = read.get(i);
            String wrong = total < BEGINNING.length && value != BEGINNING[(int) total]
                    ? "byte 0x%02X at %d of the connection, a FIX message begins with 8=FIX".formatted(value, total)
                    : trailer < TRAILER.length() ? trailer(value) : inLength ? length(value, most) : header(value);
            total++;
            if (wrong != null) {
                return digits > 0 && wrong.isEmpty() ? tooLong(read, i, most) : wrong;
            }
        }
        return null;
    }

    private String trailer(byte value) {
        char expected = TRAILER.charAt(trailer++);
        return endsWithSoh && (expected == ANY || expected == value)
                ? null
                : "CheckSum(10) is not where BodyLength(9) ends the message";
    }

    private String header(byte value) {
        boolean isT = matched == BEGINNING.length && value == 'T' && !fixt;
        if (isT) {
            fixt = true;
        } else if (HEADER.charAt(matched) == ANY || HEADER.charAt(matched) == value) {
            matched++;
        } else {
            matched = value == HEADER.charAt(0) ? 1 : 0;
            fixt = false;
        }
        if (matched == HEADER.length()) {
            inLength = true;
            digits = 0;
            bodyLength = 0;
            between = 0;
        }
        return ++between > MAX_BETWEEN_BYTES ? between + " bytes without the beginning of a message" : null;
    }

    /** @return empty when it is too long */
    private String length(byte value, int most) {
        if (value >= '0' && value <= '9') {
            digits++;
            bodyLength = bodyLength * 10 + value - '0';
            return bodyLength > most || digits > MAX_DIGITS ? "" : null;
        }
        if (value != SOH || bodyLength == 0) {
            return digits == 0 || value != SOH
                    ? "BodyLength(9) is no number: byte 0x%02X behind %d digits".formatted(value, digits)
                    : "BodyLength(9) is 0";
        }
        inLength = false;
        matched = 0;
        fixt = false;
        body = bodyLength;
        return null;
    }

    /** The number as far as it was read, so that the line says what came. */
    private String tooLong(IoBuffer read, int last, int most) {
        if (bodyLength <= most) {
            return "BodyLength(9) of more than " + MAX_DIGITS + " digits";
        }
        StringBuilder shown = new StringBuilder(Long.toString(bodyLength));
        for (int i = last + 1; i < read.limit() && shown.length() < MAX_DIGITS; i++) {
            char digit = (char) (read.get(i) & 0xFF);
            if (digit < '0' || digit > '9') {
                break;
            }
            shown.append(digit);
        }
        return "BodyLength(9) of " + shown + ", at most " + most;
    }
}
