package dev.causeway.gateway.inbound.fix.log;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/**
 * Makes one line of JSON, US-ASCII, with its line end: {@code time}, {@code session}, {@code kind}, of a message {@code type}
 * and {@code seq}, and {@code text}, in which SOH is {@code |} and every other byte that is not printable {@code \xNN}.
 * Owner: the writer thread.
 */
final class LogLine {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final byte SOH = 1;
    private static final String HEX = "0123456789abcdef";

    private final ExpandableArrayBuffer line = new ExpandableArrayBuffer(1024);
    private final LogFields fields = new LogFields();
    private int length;

    /** The line made last. */
    DirectBuffer buffer() {
        return line;
    }

    /** Bytes of the line made last, its end included. */
    int length() {
        return length;
    }

    /**
     * Makes the line of one text.
     *
     * @param at where the text begins
     * @param size bytes of it
     * @param whole characters it had before it was cut
     */
    void text(Origin origin, DirectBuffer text, int at, int size, int whole) {
        fields.scan(text, at, size, origin.kind().isMessage());
        begin(origin.epochNanos(), origin.session(), origin.kind().word);
        if (origin.kind().isMessage()) {
            member("type", fields.msgType());
            if (fields.msgSeqNum() >= 0) {
                ascii(",\"seq\":").ascii(Long.toString(fields.msgSeqNum()));
            }
        }
        if (whole > size) {
            ascii(",\"cut-from\":").ascii(Integer.toString(whole));
        }
        ascii(",\"text\":\"");
        neutral(text, at, size, origin.kind().isMessage());
        end();
    }

    /** Makes the line that says what is missing before it. */
    void missing(long epochNanos, String session, long count, String why) {
        begin(epochNanos, session, "missing");
        ascii(",\"count\":").ascii(Long.toString(count));
        ascii(",\"text\":\"").ascii(why);
        end();
    }

    /**
     * Where a text is from.
     *
     * @param epochNanos when
     * @param session its id, a slug
     * @param kind what it is
     */
    record Origin(long epochNanos, String session, LogKind kind) {}

    private void begin(long epochNanos, String session, String kind) {
        length = 0;
        Instant time =
                Instant.ofEpochSecond(Math.floorDiv(epochNanos, SECOND_NANOS), Math.floorMod(epochNanos, SECOND_NANOS));
        ascii("{\"time\":\"").ascii(TIME.format(time)).ascii("\"");
        member("session", session);
        member("kind", kind);
    }

    private void member(String name, String value) {
        if (!value.isEmpty()) {
            ascii(",\"").ascii(name).ascii("\":\"").ascii(value).ascii("\"");
        }
    }

    private void end() {
        ascii("\"}\n");
    }

    private void neutral(DirectBuffer text, int at, int size, boolean isMessage) {
        for (int i = 0; i < size; i++) {
            int end = fields.secretEnd(i);
            if (end >= 0) {
                ascii("***");
                i = end - 1;
                continue;
            }
            byte value = text.getByte(at + i);
            if (value == SOH) {
                put('|');
            } else if (value == '"' || value == '\\') {
                put('\\');
                put((char) value);
            } else if (value < ' ' || value == 0x7F || isMessage && value == '|') {
                ascii("\\\\x");
                put(HEX.charAt(value >> 4 & 0xF));
                put(HEX.charAt(value & 0xF));
            } else {
                put((char) value);
            }
        }
    }

    private LogLine ascii(String text) {
        length += line.putStringWithoutLengthAscii(length, text);
        return this;
    }

    private void put(char value) {
        line.putByte(length++, (byte) value);
    }
}
