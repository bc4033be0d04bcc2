package dev.causeway.mock.sent;

import dev.causeway.protocol.feed.FixedPoint;

/**
 * Builds one line of the log: {@code {"epoch":1,"seq":7,"type":"8","parts":[{"template":"OrderEvent","instrument":"AAPL",
 * "fields":{…}}]}}. A part is what a correct gateway puts on the feed for the message; fields are named and written as in
 * the listener's JSON. What the venue does not determine is left out.
 *
 * <p>Owner: the thread that sends. All text is US-ASCII that the simulator made, without quotes or backslashes.
 */
public final class PartsJson {
    private final StringBuilder line = new StringBuilder(512);
    private boolean firstPart;
    private boolean firstField;
    private boolean inPart;

    /** Begins a line. */
    public PartsJson begin(CharSequence type) {
        line.setLength(0);
        line.append("\"type\":\"").append(type).append("\",\"parts\":[");
        firstPart = true;
        inPart = false;
        return this;
    }

    /** Begins a part that belongs to no instrument. */
    public PartsJson part(String template) {
        openPart(template);
        line.append("\",\"fields\":{");
        return this;
    }

    /** Begins a part; the instrument by its symbol. */
    public PartsJson part(String template, String symbol) {
        openPart(template);
        line.append("\",\"instrument\":\"").append(symbol).append("\",\"fields\":{");
        return this;
    }

    /** Begins a part; the instrument by the venue's number. */
    public PartsJson part(String template, int instrument) {
        openPart(template);
        line.append("\",\"instrument\":").append(instrument).append(",\"fields\":{");
        return this;
    }

    /** A text, empty when absent. */
    public PartsJson text(String name, CharSequence value) {
        key(name).append('"').append(value).append('"');
        return this;
    }

    /** A text made of a letter and a number, or of the number alone when the letter is 0; empty when the number is 0. */
    public PartsJson id(String name, char letter, long number) {
        StringBuilder out = key(name).append('"');
        if (number != 0) {
            if (letter != 0) {
                out.append(letter);
            }
            out.append(number);
        }
        out.append('"');
        return this;
    }

    /** One character. */
    public PartsJson code(String name, char value) {
        key(name).append('"').append(value).append('"');
        return this;
    }

    /** A whole number. */
    public PartsJson number(String name, long value) {
        key(name).append(value);
        return this;
    }

    /** A price times 1e-8, JSON null when absent. */
    public PartsJson price(String name, long value) {
        if (value == FixedPoint.NULL_PRICE) {
            key(name).append("null");
        } else {
            FixedPoint.append(key(name).append('"'), value, FixedPoint.PRICE_SCALE)
                    .append('"');
        }
        return this;
    }

    /** A quantity times 1e-4. */
    public PartsJson qty(String name, long value) {
        FixedPoint.append(key(name).append('"'), value, FixedPoint.QTY_SCALE).append('"');
        return this;
    }

    /** Ends the line: everything behind the numbers, closing braces included. */
    CharSequence end() {
        closePart();
        return line.append("]}");
    }

    private void openPart(String template) {
        closePart();
        line.append(firstPart ? "{\"template\":\"" : ",{\"template\":\"").append(template);
        firstPart = false;
        firstField = true;
        inPart = true;
    }

    private void closePart() {
        if (inPart) {
            line.append("}}");
            inPart = false;
        }
    }

    private StringBuilder key(String name) {
        if (!firstField) {
            line.append(',');
        }
        firstField = false;
        return line.append('"').append(name).append("\":");
    }
}
