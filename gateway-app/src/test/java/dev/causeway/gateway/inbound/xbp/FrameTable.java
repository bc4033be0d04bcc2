package dev.causeway.gateway.inbound.xbp;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Frames as text, both ways, by the tables of {@code frames.txt}; knows nothing of the generated code. */
final class FrameTable {
    private static final int HEADER = 32;
    private static final int DEFAULT_UNKNOWN_BLOCK = 8;
    private static final ByteOrder LE = ByteOrder.LITTLE_ENDIAN;

    private final Map<String, Map<String, Integer>> enums = new HashMap<>();
    private final Map<String, Message> byName = new HashMap<>();
    private final Map<Integer, Message> byId = new HashMap<>();

    private record Field(int offset, String type) {}

    private record Message(String name, int id, int block, Map<String, Field> fields) {}

    FrameTable(List<String> lines) {
        for (String line : lines) {
            String[] words = line.trim().split("\\s+");
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (words[0].equals("enum")) {
                Map<String, Integer> codes = new HashMap<>();
                for (int i = 2; i < words.length; i++) {
                    String[] pair = words[i].split("=");
                    codes.put(pair[0], Integer.valueOf(pair[1]));
                }
                enums.put(words[1], codes);
            } else {
                add(words);
            }
        }
    }

    private void add(String[] words) {
        Map<String, Field> fields = new HashMap<>();
        for (int i = 3; i < words.length; i++) {
            String[] parts = words[i].split(":");
            fields.put(parts[0], new Field(Integer.parseInt(parts[1]), parts[2]));
        }
        Message message = new Message(words[0], Integer.parseInt(words[1]), Integer.parseInt(words[2]), fields);
        byName.put(message.name, message);
        byId.put(message.id, message);
    }

    /** The frame that a line's words describe; {@code seq} is the header's number, or {@code next} for session frames. */
    byte[] encode(String name, Map<String, String> values) {
        Message known = byName.get(name);
        Message message =
                known != null ? known : new Message(name, Integer.parseInt(name), DEFAULT_UNKNOWN_BLOCK, Map.of());
        int block = number(values.getOrDefault("block", String.valueOf(message.block)))
                .intValue();
        byte[] bytes = new byte[HEADER + block];
        UnsafeBuffer frame = new UnsafeBuffer(bytes);
        frame.putByte(0, number(values.getOrDefault("magic", "183")).byteValue());
        frame.putByte(1, (byte) (values.containsKey("dup") ? 1 : 0));
        frame.putShort(
                2,
                number(values.getOrDefault("length", String.valueOf(bytes.length)))
                        .shortValue(),
                LE);
        frame.putInt(
                4,
                number(values.getOrDefault("seq", values.getOrDefault("next", "1")))
                        .intValue(),
                LE);
        frame.putInt(8, number(values.getOrDefault("acked", "0")).intValue(), LE);
        frame.putLong(16, 77, LE);
        frame.putShort(24, (short) block, LE);
        frame.putShort(26, (short) message.id, LE);
        frame.putShort(28, (short) 901, LE);
        frame.putShort(30, number(values.getOrDefault("version", "0")).shortValue(), LE);
        message.fields.forEach((field, at) -> {
            if (values.containsKey(field)) {
                put(frame, HEADER + at.offset, at.type, values.get(field));
            }
        });
        return bytes;
    }

    /** What differs between a frame and the words that should describe it; empty when nothing does. */
    List<String> differences(DirectBuffer frame, int offset, String name, Map<String, String> values) {
        int id = frame.getShort(offset + 26, LE) & 0xFFFF;
        Message message = byId.get(id);
        List<String> found = new ArrayList<>();
        if (message == null || !message.name.equals(name)) {
            found.add("it is " + (message == null ? id : message.name));
            return found;
        }
        boolean dup = (frame.getByte(offset + 1) & 1) != 0;
        if (dup != values.containsKey("dup")) {
            found.add("dup is " + dup);
        }
        values.forEach((key, wanted) -> {
            String got = value(frame, offset, message, key);
            if (!key.equals("dup") && !got.equals(wanted)) {
                found.add(key + " is " + got);
            }
        });
        return found;
    }

    /** A frame in one line, for messages. */
    String text(DirectBuffer frame, int offset) {
        Message message = byId.get(frame.getShort(offset + 26, LE) & 0xFFFF);
        if (message == null) {
            return String.valueOf(frame.getShort(offset + 26, LE));
        }
        StringBuilder text = new StringBuilder(message.name + " seq=" + value(frame, offset, message, "seq"));
        message.fields.keySet().stream()
                .sorted()
                .forEach(key -> text.append(' ').append(key).append('=').append(value(frame, offset, message, key)));
        return text + ((frame.getByte(offset + 1) & 1) != 0 ? " dup" : "");
    }

    private String value(DirectBuffer frame, int offset, Message message, String key) {
        switch (key) {
            case "seq", "next":
                return String.valueOf(frame.getInt(offset + 4, LE) & 0xFFFF_FFFFL);
            case "acked":
                return String.valueOf(frame.getInt(offset + 8, LE) & 0xFFFF_FFFFL);
            case "dup":
                return "";
            default:
                Field field = message.fields.get(key);
                if (field == null) {
                    throw new IllegalArgumentException(message.name + " has no field " + key);
                }
                return get(frame, offset + HEADER + field.offset, field.type);
        }
    }

    private String get(DirectBuffer frame, int at, String type) {
        switch (type) {
            case "u8":
                return String.valueOf(frame.getByte(at) & 0xFF);
            case "u16":
                return String.valueOf(frame.getShort(at, LE) & 0xFFFF);
            case "u32":
                return String.valueOf(frame.getInt(at, LE) & 0xFFFF_FFFFL);
            case "u64":
                long number = frame.getLong(at, LE);
                return number == -1 ? "null" : Long.toUnsignedString(number);
            default:
                return type.startsWith("c")
                        ? frame.getStringWithoutLengthAscii(at, Integer.parseInt(type.substring(1)))
                                .trim()
                        : code(type, frame.getByte(at) & 0xFF);
        }
    }

    private String code(String type, int value) {
        return enums.get(type).entrySet().stream()
                .filter(each -> each.getValue() == value)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(String.valueOf(value));
    }

    private void put(UnsafeBuffer frame, int at, String type, String value) {
        switch (type) {
            case "u8" -> frame.putByte(at, number(value).byteValue());
            case "u16" -> frame.putShort(at, number(value).shortValue(), LE);
            case "u32" -> frame.putInt(at, number(value).intValue(), LE);
            case "u64" -> frame.putLong(at, value.equals("null") ? -1 : number(value), LE);
            default -> {
                if (type.startsWith("c")) {
                    frame.putStringWithoutLengthAscii(at, value);
                } else {
                    frame.putByte(at, enums.get(type).get(value).byteValue());
                }
            }
        }
    }

    private static Long number(String text) {
        return Long.decode(text);
    }
}
