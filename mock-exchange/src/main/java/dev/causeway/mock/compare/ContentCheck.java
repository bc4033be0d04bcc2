package dev.causeway.mock.compare;

import dev.causeway.mock.compare.VenueMessage.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares one venue message's parts with its feed messages: as many, same templates, every field the venue determines.
 * Learns which feed instrumentId stands for which instrument of the venue and holds the feed to it.
 *
 * <p>One thread, one for each session.
 */
final class ContentCheck {
    private static final String ABSENT_CODE = "255";
    private static final Map<String, String> CODE_BY_NAME =
            Map.of("NEW", "0", "CHANGE", "1", "DELETE", "2", "SNAPSHOT", "3", "FIX", "F", "XBP", "X");

    private final Map<String, String> symbolById;
    private final Map<String, String> idByInstrument = new HashMap<>();
    private final Map<String, String> instrumentById = new HashMap<>();

    /** @param symbolById filled by whoever reads the feed, from its InstrumentDef messages */
    ContentCheck(Map<String, String> symbolById) {
        this.symbolById = symbolById;
    }

    /** What is different first, or null. */
    String difference(List<Part> expected, List<FeedMessage> actual) {
        if (expected.size() != actual.size()) {
            return expected.size() + " feed messages expected, " + actual.size() + " there";
        }
        for (int i = 0; i < expected.size(); i++) {
            String difference = difference(expected.get(i), actual.get(i));
            if (difference != null) {
                return "part " + (i + 1) + ": " + difference;
            }
        }
        return null;
    }

    private String difference(Part expected, FeedMessage actual) {
        if (!expected.template().equals(actual.template())) {
            return expected.template() + " expected, " + actual.template() + " there";
        }
        String wrongInstrument = expected.instrument() == null ? null : instrument(expected.instrument(), actual);
        if (wrongInstrument != null) {
            return wrongInstrument;
        }
        for (Map.Entry<String, String> field : expected.fields().entrySet()) {
            String name = field.getKey();
            if (!actual.fields().containsKey(name)
                    && !canonical(name, field.getValue()).isEmpty()) {
                return name + " " + field.getValue() + " expected, no such field";
            }
            if (!canonical(name, field.getValue()).equals(canonical(name, actual.text(name)))) {
                return name + " " + field.getValue() + " expected, " + actual.text(name) + " there";
            }
        }
        return null;
    }

    private String instrument(String instrument, FeedMessage actual) {
        String id = actual.instrumentId();
        String known = idByInstrument.putIfAbsent(instrument, id);
        String other = instrumentById.putIfAbsent(id, instrument);
        if (known != null && !known.equals(id)) {
            return "instrument " + instrument + " was instrumentId " + known + ", is " + id;
        }
        if (other != null && !other.equals(instrument)) {
            return "instrumentId " + id + " was instrument " + other + ", is " + instrument;
        }
        String symbol = symbolById.get(id);
        boolean named = !Character.isDigit(instrument.charAt(0));
        return named && symbol != null && !symbol.equals(instrument)
                ? "instrument " + instrument + " expected, instrumentId " + id + " is " + symbol
                : null;
    }

    /** Absent is written in several ways; codes by value or by name. */
    private static String canonical(String name, String value) {
        if (value == null) {
            return "";
        }
        return switch (name) {
            case "reason" -> ABSENT_CODE.equals(value) ? "" : value;
            case "action", "protocol" -> CODE_BY_NAME.getOrDefault(value, value);
            default -> value;
        };
    }
}
