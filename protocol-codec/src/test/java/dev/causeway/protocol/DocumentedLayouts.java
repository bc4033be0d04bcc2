package dev.causeway.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the layout tables of the protocol documents. */
final class DocumentedLayouts {
    private static final Pattern HEADING = Pattern.compile("### (\\d+) (\\w+), (\\d+) bytes( and variable data)?");
    private static final Pattern ROW =
            Pattern.compile("\\| (\\d+) \\| (\\d+) \\| ([\\w\\[\\]]+) \\| (\\w+) \\| .+ \\|");

    private static final Pattern CODE_NAME = Pattern.compile(" ([A-Z_]+)\\b");

    private DocumentedLayouts() {}

    /** One row of a table. */
    record Field(int offset, int size, String type, String name) {}

    /** One message with all its rows, padding included. */
    record Message(String document, int templateId, String name, int blockLength, boolean hasData, List<Field> fields) {
        String sbePackage() {
            return "dev.causeway.protocol." + document.toLowerCase(Locale.ROOT) + ".sbe";
        }

        List<Field> namedFields() {
            return fields.stream().filter(field -> !field.name().equals("pad")).toList();
        }

        @Override
        public String toString() {
            return document + " " + name;
        }
    }

    static List<Message> messages(String document) {
        List<Message> messages = new ArrayList<>();
        List<String> lines = lines(document);
        for (String line : lines) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                messages.add(new Message(
                        document,
                        Integer.parseInt(heading.group(1)),
                        heading.group(2),
                        Integer.parseInt(heading.group(3)),
                        heading.group(4) != null,
                        tableAfter(document, line)));
            }
        }
        return messages;
    }

    /** The rows of the first table behind a heading. */
    static List<Field> tableAfter(String document, String heading) {
        List<String> lines = lines(document);
        List<Field> fields = new ArrayList<>();
        for (String line : lines.subList(lines.indexOf(heading) + 1, lines.size())) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                fields.add(new Field(
                        Integer.parseInt(row.group(1)), Integer.parseInt(row.group(2)), row.group(3), row.group(4)));
            } else if (!fields.isEmpty() || line.startsWith("#")) {
                break;
            }
        }
        return fields;
    }

    /** A table of codes behind a heading, by column: names by code. */
    static Map<String, Map<Integer, String>> codesAfter(String document, String heading) {
        List<String> lines = lines(document);
        Map<String, Map<Integer, String>> codes = new LinkedHashMap<>();
        String[] columns = null;
        for (String line : lines.subList(lines.indexOf(heading) + 1, lines.size())) {
            if (line.startsWith("| code |")) {
                columns = line.split("\\|");
            } else if (columns != null && line.startsWith("| ")) {
                addCodes(codes, columns, line.split("\\|"));
            } else if (columns != null && !line.startsWith("|")) {
                break;
            }
        }
        return codes;
    }

    private static void addCodes(Map<String, Map<Integer, String>> codes, String[] columns, String[] cells) {
        for (int i = 2; i < cells.length; i++) {
            Matcher name = CODE_NAME.matcher(cells[i]);
            if (name.lookingAt()) {
                codes.computeIfAbsent(columns[i].trim(), column -> new LinkedHashMap<>())
                        .put(Integer.parseInt(cells[1].trim()), name.group(1));
            }
        }
    }

    private static List<String> lines(String document) {
        try {
            return Files.readAllLines(Path.of("doc", document + ".md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
