package dev.causeway.gateway.inbound.fix.script;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Whether a message is the one expected: the same fields, in any order behind the first three, with the same values. Times
 * are compared by their form, BodyLength(9) and CheckSum(10) with the bytes that came. Static and stateless.
 */
final class Comparison {
    private static final Pattern UTC = Pattern.compile("\\d{8}-\\d{2}:\\d{2}:\\d{2}(\\.\\d{3,9})?");
    private static final Set<Integer> TIMES = Set.of(42, 52, 60, 122);
    private static final int TEXT = 58;
    private static final int REF_TAG_ID = 371;
    private static final Set<String> FREE_TEXT = Set.of("3", "5", "j");

    private Comparison() {}

    /** @return what differs, null when nothing does */
    static String difference(Map<Integer, String> expected, String message, boolean textMatters) {
        Map<Integer, String> actual = new TreeMap<>(Wording.fields(message));
        Map<Integer, String> wanted = new TreeMap<>(expected);
        if (!textMatters && FREE_TEXT.contains(wanted.getOrDefault(35, ""))) {
            wanted.remove(TEXT);
            actual.remove(TEXT);
            lenient(wanted, actual);
        }
        wanted.putIfAbsent(9, Wording.ANY);
        wanted.putIfAbsent(10, Wording.ANY);
        Set<Integer> tags = new TreeSet<>(wanted.keySet());
        tags.addAll(actual.keySet());
        for (int tag : tags) {
            String problem = differs(tag, wanted.get(tag), actual.get(tag));
            if (problem != null) {
                return problem;
            }
        }
        return form(message);
    }

    /** A Reject may say more than it has to: which field it is about. */
    private static void lenient(Map<Integer, String> wanted, Map<Integer, String> actual) {
        if (!wanted.containsKey(REF_TAG_ID)) {
            actual.remove(REF_TAG_ID);
        }
    }

    private static String differs(int tag, String wanted, String actual) {
        if (wanted == null || actual == null) {
            return Objects.equals(wanted, actual)
                    ? null
                    : tag + ": " + (wanted == null ? "not expected, was " + actual : "missing");
        }
        boolean same;
        if (tag == 9 || tag == 10 || wanted.equals(Wording.ANY)) {
            same = true;
        } else if (TIMES.contains(tag)) {
            same = UTC.matcher(actual).matches();
        } else if (wanted.startsWith("~")) {
            same = actual.contains(wanted.substring(1));
        } else {
            same = wanted.equals(actual);
        }
        return same ? null : tag + ": expected " + wanted + ", was " + actual;
    }

    /** BeginString, BodyLength, MsgType first; length and sum right. */
    private static String form(String message) {
        int second = message.indexOf(Wording.SOH) + 1;
        int third = message.indexOf(Wording.SOH, second) + 1;
        int trailer = message.lastIndexOf(Wording.SOH + "10=") + 1;
        if (!message.startsWith("8=")
                || !message.startsWith("9=", second)
                || !message.startsWith("35=", third)
                || trailer == 0) {
            return "not 8, 9, 35, ..., 10";
        }
        int length = Integer.parseInt(message.substring(second + 2, third - 1));
        if (length != trailer - third) {
            return "9: says " + length + ", is " + (trailer - third);
        }
        String sum = Wording.sum(message.substring(0, trailer));
        return message.startsWith("10=" + sum, trailer) ? null : "10: should be " + sum;
    }
}
