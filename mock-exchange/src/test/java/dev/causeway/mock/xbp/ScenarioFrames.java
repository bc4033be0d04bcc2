package dev.causeway.mock.xbp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/** A scenario's frames by the offsets of {@code frames.txt}; the venue's view of that table, without the generated code. */
final class ScenarioFrames {
    private static final int HEADER = 32;
    private static final int UNKNOWN_BLOCK = 8;
    private static final ByteOrder LE = ByteOrder.LITTLE_ENDIAN;

    private final Map<String, Map<String, Long>> enums = new HashMap<>();
    private final Map<String, String[]> messages = new HashMap<>();

    ScenarioFrames(Path table) {
        try {
            for (String line : Files.readAllLines(table)) {
                String[] words = line.split("\\s+");
                if (line.startsWith("enum ")) {
                    Map<String, Long> codes = new HashMap<>();
                    for (int i = 2; i < words.length; i++) {
                        codes.put(words[i].split("=")[0], Long.valueOf(words[i].split("=")[1]));
                    }
                    enums.put(words[1], codes);
                } else if (!line.startsWith("#") && words.length >= 3) {
                    messages.put(words[0], words);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int block(String name) {
        return messages.containsKey(name) ? Integer.parseInt(messages.get(name)[2]) : UNKNOWN_BLOCK;
    }

    int id(String name) {
        return Integer.parseInt(messages.containsKey(name) ? messages.get(name)[1] : name);
    }

    byte[] encode(String name, Map<String, String> values) {
        int block = (int) number(values, "block", block(name));
        UnsafeBuffer frame = new UnsafeBuffer(new byte[HEADER + block]);
        frame.putByte(0, (byte) number(values, "magic", 0xB7));
        frame.putByte(1, (byte) (values.containsKey("dup") ? 1 : 0));
        frame.putShort(2, (short) number(values, "length", HEADER + block), LE);
        frame.putInt(4, (int) number(values, "seq", number(values, "next", 1)), LE);
        frame.putInt(8, (int) number(values, "acked", 0), LE);
        frame.putShort(24, (short) block, LE);
        frame.putShort(26, (short) id(name), LE);
        frame.putShort(28, (short) 901, LE);
        frame.putShort(30, (short) number(values, "version", 0), LE);
        for (Map.Entry<String, String> value : values.entrySet()) {
            String[] field = field(name, value.getKey());
            if (field != null) {
                put(frame, HEADER + Integer.parseInt(field[1]), field[2], value.getValue());
            }
        }
        return frame.byteArray();
    }

    /** Whether a frame is of this template and has these values. */
    String difference(UnsafeBuffer frame, String name, Map<String, String> values) {
        int id = frame.getShort(26, LE) & 0xFFFF;
        if (id != id(name)) {
            return "template " + id;
        }
        if (((frame.getByte(1) & 1) != 0) != values.containsKey("dup")) {
            return "POSS_DUP";
        }
        for (Map.Entry<String, String> wanted : values.entrySet()) {
            String got = value(frame, name, wanted.getKey());
            if (!got.equals(wanted.getValue())) {
                return wanted.getKey() + " is " + got;
            }
        }
        return "";
    }

    private String value(UnsafeBuffer frame, String name, String key) {
        switch (key) {
            case "dup":
                return "";
            case "seq", "next":
                return String.valueOf(frame.getInt(4, LE) & 0xFFFF_FFFFL);
            case "acked":
                return String.valueOf(frame.getInt(8, LE) & 0xFFFF_FFFFL);
            case "length":
                return String.valueOf(frame.getShort(2, LE) & 0xFFFF);
            case "magic":
                return String.valueOf(frame.getByte(0) & 0xFF);
            case "block":
                return String.valueOf(frame.getShort(24, LE) & 0xFFFF);
            case "bytes":
                return String.valueOf(frame.capacity());
            default:
                String[] field = field(name, key);
                if (field == null) {
                    throw new IllegalArgumentException(name + " has no field " + key);
                }
                return get(frame, HEADER + Integer.parseInt(field[1]), field[2]);
        }
    }

    private String[] field(String name, String key) {
        String[] words = messages.getOrDefault(name, new String[0]);
        for (int i = 3; i < words.length; i++) {
            if (words[i].startsWith(key + ":")) {
                return words[i].split(":");
            }
        }
        return null;
    }

    private String get(UnsafeBuffer frame, int at, String type) {
        return switch (type) {
            case "u8" -> String.valueOf(frame.getByte(at) & 0xFF);
            case "u16" -> String.valueOf(frame.getShort(at, LE) & 0xFFFF);
            case "u32" -> String.valueOf(frame.getInt(at, LE) & 0xFFFF_FFFFL);
            case "u64" -> frame.getLong(at, LE) == -1 ? "null" : Long.toUnsignedString(frame.getLong(at, LE));
            default ->
                enums.containsKey(type)
                        ? code(type, frame.getByte(at))
                        : frame.getStringWithoutLengthAscii(at, Integer.parseInt(type.substring(1)))
                                .trim();
        };
    }

    private String code(String type, long code) {
        return enums.get(type).entrySet().stream()
                .filter(each -> each.getValue() == code)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(String.valueOf(code));
    }

    private void put(UnsafeBuffer frame, int at, String type, String value) {
        switch (type) {
            case "u8" -> frame.putByte(at, Byte.parseByte(value));
            case "u16" -> frame.putShort(at, Short.parseShort(value), LE);
            case "u32" -> frame.putInt(at, Integer.parseUnsignedInt(value), LE);
            case "u64" -> frame.putLong(at, value.equals("null") ? -1 : Long.parseUnsignedLong(value), LE);
            default -> {
                if (enums.containsKey(type)) {
                    frame.putByte(at, enums.get(type).get(value).byteValue());
                } else {
                    frame.putStringWithoutLengthAscii(at, value);
                }
            }
        }
    }

    private static long number(Map<String, String> values, String key, long otherwise) {
        return values.containsKey(key) ? Long.decode(values.get(key)) : otherwise;
    }
}
