package dev.causeway.gateway.inbound.fix.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A script as it was read: settings and steps. Immutable. */
public final class Script {
    private static final Pattern LINE = Pattern.compile("([IEie])(?:(\\d),)?(.*)", Pattern.DOTALL);

    private final String name;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();

    private Script(String name) {
        this.name = name;
    }

    /**
     * Reads a script file, each byte one character.
     *
     * @throws IllegalArgumentException a line is none of the grammar's
     */
    public static Script read(Path file) throws IOException {
        Script script = new Script(file.getFileName().toString().replace(".def", ""));
        int number = 0;
        for (String line : Files.readString(file, StandardCharsets.ISO_8859_1).split("\r?\n")) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                script.line(number, line);
            }
        }
        return script;
    }

    public String name() {
        return name;
    }

    /** What a {@code set} line gave, else the default. */
    public String setting(String key, String orElse) {
        return settings.getOrDefault(key, orElse);
    }

    /** Whether the script says what the ring must have seen. */
    public boolean statesUnits() {
        return steps.stream()
                .anyMatch(step -> step.verb() == Step.Verb.RING && step.text().startsWith("units"));
    }

    List<Step> steps() {
        return steps;
    }

    private void line(int number, String line) {
        if (line.startsWith("set ")) {
            for (String pair : line.substring(4).trim().split("\\s+")) {
                settings.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        } else if (line.startsWith("gateway ")) {
            steps.add(new Step(number, Step.Verb.GATEWAY, 1, line.substring(8).trim()));
        } else if (line.startsWith("ring ")) {
            steps.add(new Step(number, Step.Verb.RING, 1, line.substring(5).trim()));
        } else {
            wire(number, line);
        }
    }

    private void wire(int number, String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(name + ":" + number + ": " + line);
        }
        int link = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
        String text = matcher.group(3);
        Step.Verb verb =
                switch (matcher.group(1)) {
                    case "I" -> Step.Verb.SEND;
                    case "E" -> Step.Verb.EXPECT;
                    case "i" -> initiated(text, number);
                    default -> awaited(text, number);
                };
        steps.add(new Step(number, verb, link, verb == Step.Verb.RAW ? text.substring(4) : text));
    }

    private Step.Verb initiated(String text, int number) {
        return switch (text.trim().split(" ")[0]) {
            case "CONNECT" -> Step.Verb.CONNECT;
            case "DISCONNECT" -> Step.Verb.DISCONNECT;
            case "RAW" -> Step.Verb.RAW;
            default -> throw new IllegalArgumentException(name + ":" + number + ": i" + text);
        };
    }

    private Step.Verb awaited(String text, int number) {
        return switch (text.trim()) {
            case "CONNECT" -> Step.Verb.EXPECT_CONNECT;
            case "DISCONNECT" -> Step.Verb.EXPECT_DISCONNECT;
            default -> throw new IllegalArgumentException(name + ":" + number + ": e" + text);
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
