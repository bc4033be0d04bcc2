package dev.causeway.gateway.inbound.fix.script;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a script's message lines become messages. A line that begins with BeginString(8) and has the wire's own
 * separators is taken as it stands; one with '|' between its fields gets the header of its side. BodyLength(9) and CheckSum(10) are put in where they are not written.
 *
 * @param beginString BeginString(8) of the version
 * @param script CompID of the side that the script plays
 * @param gateway CompID of the side under test
 * @param fixt whether a Logon has DefaultApplVerID(1137)=9
 */
public record Wording(String beginString, String script, String gateway, boolean fixt) {
    static final char SOH = 1;
    static final String ANY = "<ANY>";
    private static final Pattern TIME = Pattern.compile("<TIME([+-]\\d+)?>");
    /** What a time ahead of the clock is further ahead: it is to be so still when a slow machine comes to read it. */
    private static final long AHEAD_SECONDS = 60;

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss").withZone(ZoneOffset.UTC);

    /** A whole frame of an {@code I} line. */
    String frame(String line) {
        String text = timed(line);
        if (!isWhole(text)) {
            text = written(sent(text));
        }
        int head = text.indexOf(SOH) + 1;
        String begin = text.substring(0, head);
        String rest = text.substring(head);
        Matcher trailer = Pattern.compile("\\x0110=[^\\x01]*\\x01$").matcher(rest);
        String checkSum = "";
        if (trailer.find()) {
            checkSum = rest.substring(trailer.start() + 1);
            rest = rest.substring(0, trailer.start() + 1);
        }
        if (!rest.startsWith("9=") && !rest.contains(SOH + "9=")) {
            rest = "9=" + rest.length() + SOH + rest;
        }
        return begin + rest + (checkSum.isEmpty() ? "10=" + sum(begin + rest) + SOH : checkSum);
    }

    /** The fields of an {@code E} line. */
    Map<Integer, String> expected(String line) {
        Map<Integer, String> fields = fields(isWhole(line) ? line : line.replace('|', SOH));
        if (isWhole(line)) {
            return fields;
        }
        Map<Integer, String> all = new LinkedHashMap<>();
        all.put(8, beginString);
        all.put(9, ANY);
        all.put(49, gateway);
        all.put(56, script);
        all.put(52, ANY);
        all.put(10, ANY);
        if ("A".equals(fields.get(35))) {
            all.put(98, "0");
            all.put(108, ANY);
            if (fixt) {
                all.put(1137, "9");
            }
        }
        all.putAll(fields);
        return all;
    }

    private static boolean isWhole(String line) {
        return line.startsWith("8=") && line.indexOf(SOH) > 0;
    }

    /** The bytes of an {@code iRAW} line. */
    static String raw(String line) {
        return timed(line).replace('|', SOH);
    }

    private Map<Integer, String> sent(String line) {
        Map<Integer, String> given = fields(line.replace('|', SOH));
        Map<Integer, String> all = new LinkedHashMap<>();
        all.put(8, beginString);
        if (given.containsKey(9)) {
            all.put(9, given.get(9));
        }
        all.put(35, given.get(35));
        all.put(34, given.get(34));
        all.put(49, script);
        all.put(56, gateway);
        all.put(52, timed("<TIME>"));
        if ("A".equals(given.get(35))) {
            all.put(98, "0");
            all.put(108, "30");
            if (fixt) {
                all.put(1137, "9");
            }
        }
        all.putAll(given);
        return all;
    }

    /** Fields without a value are those that the line wants left out. */
    private static String written(Map<Integer, String> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach((tag, value) -> {
            if (value != null && !value.isEmpty()) {
                text.append(tag).append('=').append(value).append(SOH);
            }
        });
        return text.toString();
    }

    /** Tags and values, the first of each tag with the later ones behind it, in order. */
    static Map<Integer, String> fields(String message) {
        Map<Integer, String> fields = new LinkedHashMap<>();
        for (String field : message.split("\\x01")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.merge(
                        Integer.parseInt(field.substring(0, equals)),
                        field.substring(equals + 1),
                        (a, b) -> a + "," + b);
            }
        }
        return fields;
    }

    static String sum(String text) {
        int sum = 0;
        for (byte value : text.getBytes(StandardCharsets.ISO_8859_1)) {
            sum += value & 0xFF;
        }
        return "%03d".formatted(sum & 0xFF);
    }

    private static String timed(String line) {
        return TIME.matcher(line).replaceAll(match -> {
            long offset = match.group(1) == null ? 0 : Long.parseLong(match.group(1));
            return SECONDS.format(Instant.now().plusSeconds(offset > 0 ? offset + AHEAD_SECONDS : offset));
        });
    }
}
