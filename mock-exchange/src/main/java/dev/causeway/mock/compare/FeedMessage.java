package dev.causeway.mock.compare;

import java.util.Map;

/**
 * One line of the listener: its keys are {@code seq, session, template, sessionNo, epoch, venueSeqNo, flags, instrumentId}
 * and the message's fields by the schema's names.
 *
 * @param fields all values as text
 */
record FeedMessage(Map<String, String> fields) {
    private static final int FIRST = 4;
    private static final int LAST = 8;

    long seq() {
        return number("seq");
    }

    String stream() {
        return text("session");
    }

    String template() {
        return text("template");
    }

    String sessionNo() {
        return text("sessionNo");
    }

    String instrumentId() {
        return text("instrumentId");
    }

    long epoch() {
        return number("epoch");
    }

    long venueSeqNo() {
        return number("venueSeqNo");
    }

    /** Whether a venue message caused it. */
    boolean isFromVenue() {
        return fields.containsKey("venueSeqNo") && number("venueSeqNo") > 0;
    }

    boolean isFirst() {
        return (number("flags") & FIRST) != 0;
    }

    boolean isLast() {
        return (number("flags") & LAST) != 0;
    }

    String text(String name) {
        String value = fields.get(name);
        return value == null ? "" : value;
    }

    private long number(String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("feed message without " + name + ": " + fields);
        }
        return Long.parseLong(value);
    }
}
