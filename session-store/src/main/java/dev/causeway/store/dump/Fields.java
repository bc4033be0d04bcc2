package dev.causeway.store.dump;

/** Builds one line of named fields, as words or as a JSON object. One use per object. */
final class Fields {
    private final StringBuilder line = new StringBuilder(256);
    private final boolean json;

    private Fields(boolean json) {
        this.json = json;
    }

    static Fields words() {
        return new Fields(false);
    }

    static Fields json() {
        return new Fields(true);
    }

    Fields number(String name, long value) {
        return name(name).raw(Long.toString(value));
    }

    /** Nothing when it is 0. */
    Fields positive(String name, long value) {
        return value == 0 ? this : number(name, value);
    }

    Fields text(String name, String value) {
        name(name);
        if (!json) {
            return raw(neutral(value));
        }
        return raw("\"").raw(escaped(value)).raw("\"");
    }

    /** Nothing when it is empty. */
    Fields optional(String name, String value) {
        return value.isEmpty() ? this : text(name, value);
    }

    String end() {
        return json ? line.append('}').toString() : line.toString();
    }

    private Fields name(String name) {
        if (json) {
            return raw(line.length() == 0 ? "{\"" : ",\"").raw(name).raw("\":");
        }
        return raw(line.length() == 0 ? "" : " ").raw(name).raw("=");
    }

    private Fields raw(String text) {
        line.append(text);
        return this;
    }

    /** Without what a terminal might obey. */
    private static String neutral(String text) {
        return text.replaceAll("\\p{Cntrl}", ".");
    }

    private static String escaped(String text) {
        return neutral(text).replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
