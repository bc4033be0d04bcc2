package dev.causeway.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lines of a document's {@code console} block: what is typed after {@code $}, and the one line expected after it. */
final class Transcript {
    private static final String MARK = "@@answered@@";

    private final List<String> typed = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    Transcript(Path document) throws IOException {
        String text = Files.readString(document);
        int from = text.indexOf("```console\n");
        text.substring(from, text.indexOf("\n```", from)).lines().skip(1).forEach(line -> {
            if (line.startsWith("$ ")) {
                typed.add(line.substring(2));
                expected.add("");
            } else {
                expected.set(expected.size() - 1, line);
            }
        });
    }

    /** Types everything into one shell and compares every answer. */
    void run(Map<String, String> environment, Path directory) throws IOException, InterruptedException {
        Path script = Files.writeString(
                directory.resolve("transcript.sh"),
                typed.stream().map(line -> line + "\necho '" + MARK + "'\n").collect(Collectors.joining()));
        Path output = directory.resolve("transcript.out");
        ProcessBuilder shell = new ProcessBuilder("bash", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().putAll(environment);
        Process process = shell.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("the transcript ends")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        String[] answers = Files.readString(output, StandardCharsets.UTF_8).split(MARK + "\n", -1);
        for (int i = 0; i < typed.size(); i++) {
            assertThat(answers[i].strip()).as("$ %s", typed.get(i)).matches(pattern(expected.get(i)));
        }
    }

    int length() {
        return typed.size();
    }

    private static Pattern pattern(String expected) {
        return Pattern.compile(
                Stream.of(expected.split("\\.\\.\\.", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }
}
