package dev.causeway.mock.xbp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Faults as text, one a line in the order in which they happen: {@code skip at=100 count=3}, {@code silence at=200
 * millis=4000}. Kinds as in {@link Fault.Kind}, written with hyphens; {@code #} begins a comment line.
 *
 * <p>Has no state; any thread.
 */
public final class FaultScript {
    private FaultScript() {}

    /**
     * Reads a file.
     *
     * @throws UncheckedIOException it cannot be read
     * @throws IllegalArgumentException a line is no fault; file and line are named
     */
    public static List<Fault> read(Path file) {
        List<Fault> faults = new ArrayList<>();
        int number = 0;
        try {
            for (String line : Files.readAllLines(file)) {
                number++;
                if (!line.isBlank() && !line.strip().startsWith("#")) {
                    faults.add(fault(line.strip()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("script " + file + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("script " + file + " line " + number + ": " + e.getMessage(), e);
        }
        return faults;
    }

    /** One line. */
    static Fault fault(String line) {
        String[] words = line.split("\\s+");
        Fault.Kind kind = kind(words[0]);
        long at = 0;
        int count = 1;
        long millis = 0;
        for (int i = 1; i < words.length; i++) {
            String[] pair = words[i].split("=", 2);
            if (pair.length != 2) {
                throw new IllegalArgumentException("'" + words[i] + "', allowed are at=, count= and millis=");
            }
            switch (pair[0]) {
                case "at" -> at = number(pair[1], words[i]);
                case "count" -> count = (int) Math.min(Integer.MAX_VALUE, number(pair[1], words[i]));
                case "millis" -> millis = number(pair[1], words[i]);
                default ->
                    throw new IllegalArgumentException("'" + words[i] + "', allowed are at=, count= and millis=");
            }
        }
        return new Fault(kind, at, count, millis);
    }

    private static Fault.Kind kind(String word) {
        try {
            return Fault.Kind.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            List<String> known = new ArrayList<>();
            for (Fault.Kind each : Fault.Kind.values()) {
                known.add(each.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
            throw new IllegalArgumentException("fault '" + word + "', allowed are " + known, e);
        }
    }

    private static long number(String text, String word) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + word + "' is no whole number", e);
        }
        throw new IllegalArgumentException("'" + word + "', at least 0 is allowed");
    }
}
