package dev.causeway.mock.xbp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario that both roles share, mirrored, and those of the acceptor; also byte by byte and without room at first. */
class XbpAcceptorScenarioTest {
    private static final Path FOLDER = Path.of("target/test-classes/xbp-scenarios");
    private static final int RULES = 11;

    private final ScenarioFrames frames = new ScenarioFrames(FOLDER.resolve("frames.txt"));

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("runs")
    void shouldEndAsTheScenarioSays(String name, AcceptorScenario.Twin twin) throws IOException {
        AcceptorScenario.run(FOLDER.resolve(name), frames, twin);
    }

    @Test
    void shouldHaveAScenarioForEveryRule() throws IOException {
        List<String> files = files();

        assertThat(IntStream.rangeClosed(1, RULES)).allSatisfy(rule -> assertThat(files)
                .anyMatch(file -> file.contains(String.format("/rule%02d-", rule))));
    }

    private static Stream<Arguments> runs() throws IOException {
        return files().stream()
                .flatMap(file -> Stream.of(AcceptorScenario.Twin.values()).map(twin -> Arguments.of(file, twin)));
    }

    private static List<String> files() throws IOException {
        List<String> names = new ArrayList<>();
        for (String role : List.of("both", "acceptor")) {
            try (Stream<Path> files = Files.list(FOLDER.resolve(role))) {
                files.forEach(file -> names.add(role + "/" + file.getFileName()));
            }
        }
        Collections.sort(names);
        return names;
    }
}
