package dev.causeway.protocol.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One golden file: a message byte by byte, each line {@code offset hex | field = value}; padding is a field named
 * {@code pad} without a value.
 *
 * @param name the file's name
 * @param document which document and section says so
 * @param message the message's name in the schema, or the packet's kind
 * @param fields in wire order, without holes
 */
public record GoldenFile(String name, String document, String message, List<Field> fields) {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    /** One field: where it stands, its bytes, its name and its value as text (null for padding). */
    public record Field(int offset, byte[] bytes, String name, String value) {}

    /** All files of a kind: {@code xbp}, {@code feed} or {@code mold}. */
    public static List<GoldenFile> all(String kind) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(kind))) {
            return files.filter(file -> file.toString().endsWith(".golden"))
                    .sorted()
                    .map(GoldenFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One file of a kind by its name without the suffix. */
    public static GoldenFile of(String kind, String name) {
        return read(FOLDER.resolve(kind).resolve(name + ".golden"));
    }

    /** The whole message in a buffer of exactly its size, so that any read past it is out of bounds. */
    public UnsafeBuffer exactBuffer() {
        return new UnsafeBuffer(bytes());
    }

    /** The whole message. */
    public byte[] bytes() {
        byte[] bytes = new byte[fields.stream().mapToInt(f -> f.bytes().length).sum()];
        fields.forEach(f -> System.arraycopy(f.bytes(), 0, bytes, f.offset(), f.bytes().length));
        return bytes;
    }

    /** The value of a field, as text. */
    public String value(String field) {
        return fields.stream()
                .filter(f -> f.name().equals(field))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " has no " + field))
                .value();
    }

    /** The value of a field, unsigned. */
    public long number(String field) {
        return Long.parseUnsignedLong(value(field));
    }

    /** The bytes of a field. */
    public byte[] bytesOf(String field) {
        return fields.stream()
                .filter(f -> f.name().equals(field))
                .findFirst()
                .map(Field::bytes)
                .orElseThrow();
    }

    @Override
    public String toString() {
        return name;
    }

    private static GoldenFile read(Path path) {
        String document = null;
        String message = null;
        List<Field> fields = new ArrayList<>();
        int position = 0;
        try {
            for (String line : Files.readAllLines(path)) {
                if (line.startsWith("document: ")) {
                    document = line.substring(10);
                } else if (line.startsWith("message: ")) {
                    message = line.substring(9);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    Field field = field(path, line, position);
                    fields.add(field);
                    position += field.bytes().length;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new GoldenFile(path.getFileName().toString().replace(".golden", ""), document, message, fields);
    }

    private static Field field(Path path, String line, int position) {
        int bar = line.indexOf(" | ");
        String[] left = line.substring(0, bar).trim().split(" +", 2);
        String[] right = line.substring(bar + 3).split(" = ", 2);
        if (Integer.parseInt(left[0]) != position) {
            throw new AssertionError(path + ": offset " + left[0] + " where " + position + " is due");
        }
        byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(left[1]);
        return new Field(position, bytes, right[0], right.length == 2 ? right[1] : null);
    }
}
