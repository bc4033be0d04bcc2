package dev.causeway.benchmarks.role;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * One line between the command and a role: {@code @name key=value key=value}. Neither names nor values contain white space.
 *
 * @param name what happened or what is asked
 * @param values in the order in which they were said
 */
public record Signal(String name, Map<String, String> values) {
    private static final String MARK = "@";

    /** A signal without values. */
    public static Signal of(String name) {
        return new Signal(name, Map.of());
    }

    /** @return this signal with one value more; white space in it becomes an underscore */
    public Signal with(String key, Object value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(key, String.valueOf(value).replaceAll("\\s+", "_"));
        return new Signal(name, more);
    }

    /** Whether a line of output is a signal; anything else a process prints is not. */
    public static boolean isSignal(String line) {
        return line.startsWith(MARK);
    }

    /** @throws IllegalArgumentException not a signal, or a value without its key */
    public static Signal parse(String line) {
        if (!isSignal(line)) {
            throw new IllegalArgumentException("not a signal: " + line);
        }
        String[] words = line.substring(MARK.length()).trim().split("\\s+");
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("no key=value in '" + words[i] + "' of: " + line);
            }
            values.put(words[i].substring(0, equals), words[i].substring(equals + 1));
        }
        return new Signal(words[0], values);
    }

    /** @throws IllegalArgumentException the value is missing or no whole number */
    public long number(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("@" + name + " says no " + key + ": " + values);
        }
        return Long.parseLong(value);
    }

    /** The line, without its end. */
    public String format() {
        StringJoiner line = new StringJoiner(" ");
        line.add(MARK + name);
        values.forEach((key, value) -> line.add(key + "=" + value));
        return line.toString();
    }
}
