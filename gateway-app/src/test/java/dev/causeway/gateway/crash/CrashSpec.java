package dev.causeway.gateway.crash;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the process ends.
 *
 * @param className fully qualified
 * @param methodName every overload is meant
 * @param atExit at the method's normal end, else at its beginning
 * @param nth the how manieth time, from 1
 * @param fields what public fields of the first argument must print as; empty: any call counts
 */
public record CrashSpec(String className, String methodName, boolean atExit, long nth, Map<String, String> fields) {
    private static final Pattern SHAPE = Pattern.compile("([\\w.$]+)#(\\w+):(enter|exit):(\\d+)(?::([\\w=,]+))?");

    /** @throws IllegalArgumentException the text has another shape */
    public static CrashSpec parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    text + ": <class>#<method>:<enter|exit>:<n>[:<field>=<value>,...] needed");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        if (matcher.group(5) != null) {
            for (String field : matcher.group(5).split(",")) {
                int equals = field.indexOf('=');
                fields.put(field.substring(0, equals), field.substring(equals + 1));
            }
        }
        return new CrashSpec(
                matcher.group(1),
                matcher.group(2),
                matcher.group(3).equals("exit"),
                Long.parseLong(matcher.group(4)),
                fields);
    }

    /** What {@link #parse} reads. */
    @Override
    public String toString() {
        String where = className + "#" + methodName + (atExit ? ":exit:" : ":enter:") + nth;
        if (fields.isEmpty()) {
            return where;
        }
        StringBuilder text = new StringBuilder(where).append(':');
        fields.forEach(
                (name, value) -> text.append(name).append('=').append(value).append(','));
        text.setLength(text.length() - 1);
        return text.toString();
    }
}
