package dev.causeway.mock.compare;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A file of JSON objects, one after the other. A last one that was cut short is the end. One thread. */
final class JsonObjects implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 20;

    private final Path file;
    private final InputStream in;
    private final JsonParser parser;
    private long objects;

    JsonObjects(Path file) {
        this.file = file;
        try {
            in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
        parser = new JsonFactory().createParser(ObjectReadContext.empty(), in);
    }

    /** Moves to the next object's beginning; false at the end of the file. */
    boolean next() {
        try {
            objects++;
            return parser.nextToken() == JsonToken.START_OBJECT;
        } catch (JacksonException e) {
            throw broken(e);
        }
    }

    JsonParser parser() {
        return parser;
    }

    /** The object the parser stands at, its values as text, null for JSON null; nested values are left out. */
    Map<String, String> readFlat() {
        Map<String, String> fields = new HashMap<>(48);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value.isStructStart()) {
                parser.skipChildren();
            } else {
                fields.put(name, value == JsonToken.VALUE_NULL ? null : parser.getString());
            }
        }
        return fields;
    }

    IllegalArgumentException broken(JacksonException cause) {
        return new IllegalArgumentException(file + ", object " + objects + ": " + cause.getOriginalMessage(), cause);
    }

    @Override
    public void close() {
        parser.close();
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
