package dev.causeway.gateway.inbound.xbp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One scenario file: steps in order. The grammar is in protocol-codec/scenarios/xbp/README.md. */
record Scenario(String name, List<Step> steps) {
    /**
     * One line.
     *
     * @param line its number in the file
     * @param verb the first word
     * @param rest all after it
     */
    record Step(int line, String verb, String rest) {
        /** The second word: a frame's name. */
        String subject() {
            return rest.split("\\s+")[0];
        }

        /** The words {@code key=value} and bare words (with an empty value), the subject too. */
        Map<String, String> values() {
            Map<String, String> values = new LinkedHashMap<>();
            for (String word : rest.split("\\s+")) {
                int equals = word.indexOf('=');
                values.put(equals < 0 ? word : word.substring(0, equals), equals < 0 ? "" : word.substring(equals + 1));
            }
            return values;
        }

        /** The values without the subject. */
        Map<String, String> fields() {
            Map<String, String> fields = values();
            fields.remove(subject());
            return fields;
        }
    }

    static Scenario read(Path file) {
        List<Step> steps = new ArrayList<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            String text = line.trim();
            if (!text.isEmpty() && !text.startsWith("#")) {
                String[] parts = text.split("\\s+", 2);
                steps.add(new Step(number, parts[0], parts.length == 1 ? "" : parts[1]));
            }
        }
        return new Scenario(file.getFileName().toString().replace(".txt", ""), steps);
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
