package dev.causeway.mock.compare;

import dev.causeway.mock.compare.VenueMessage.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads a venue's log, one message ahead. One thread. */
final class VenueLog implements AutoCloseable {
    private final JsonObjects objects;
    private final EpochRanks epochs;
    private VenueMessage head;

    VenueLog(Path file, EpochRanks epochs) {
        objects = new JsonObjects(file);
        this.epochs = epochs;
        head = read();
    }

    /** The next message, null at the end. */
    VenueMessage peek() {
        return head;
    }

    /** Takes the next message, null at the end. */
    VenueMessage take() {
        VenueMessage taken = head;
        if (taken != null) {
            head = read();
        }
        return taken;
    }

    @Override
    public void close() {
        objects.close();
    }

    private VenueMessage read() {
        try {
            return objects.next() ? readMessage(objects.parser()) : null;
        } catch (JacksonException e) {
            throw objects.broken(e);
        }
    }

    private VenueMessage readMessage(JsonParser parser) {
        long epoch = 0;
        long seqNo = 0;
        String type = "";
        List<Part> parts = new ArrayList<>(4);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "epoch" -> epoch = parser.getLongValue();
                case "seq" -> seqNo = parser.getLongValue();
                case "type" -> type = parser.getString();
                case "parts" -> readParts(parser, parts);
                default -> parser.skipChildren();
            }
        }
        return new VenueMessage(epochs.ranked(epoch, seqNo), type, parts);
    }

    private void readParts(JsonParser parser, List<Part> parts) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            String template = null;
            String instrument = null;
            Map<String, String> fields = new HashMap<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "template" -> template = parser.getString();
                    case "instrument" -> instrument = parser.getString();
                    case "fields" -> fields = objects.readFlat();
                    default -> parser.skipChildren();
                }
            }
            parts.add(new Part(template, instrument, fields));
        }
    }
}
