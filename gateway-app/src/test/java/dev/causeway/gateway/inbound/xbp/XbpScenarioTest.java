package dev.causeway.gateway.inbound.xbp;

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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario file over memory and files, plain and as each back-pressured or split twin. */
class XbpScenarioTest {
    private static final Path FOLDER = Path.of("target/test-classes/xbp-scenarios");
    private static final List<String> ROLES = List.of("both", "initiator");
    private static final int RULES = 11;

    private final FrameTable table = new FrameTable(Scenario.lines(FOLDER.resolve("frames.txt")));

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("runs")
    void shouldEndAsTheScenarioSays(
            String name, ScenarioStores.Kind kind, ScenarioRig.Twin twin, @TempDir Path folder) {
        Scenario scenario = Scenario.read(FOLDER.resolve(name));

        try (ScenarioStores stores = new ScenarioStores(kind, folder)) {
            new ScenarioRun(table, new ScenarioRig(twin, stores)).run(scenario);
        }
    }

    @Test
    void shouldHaveAScenarioForEveryRule() throws IOException {
        List<String> files = files();

        assertThat(IntStream.rangeClosed(1, RULES)).allSatisfy(rule -> assertThat(files)
                .anyMatch(file -> file.contains(String.format("/rule%02d-", rule))));
    }

    private static Stream<Arguments> runs() throws IOException {
        return files().stream().flatMap(file -> Stream.of(ScenarioStores.Kind.values())
                .flatMap(kind -> Stream.of(ScenarioRig.Twin.values()).map(twin -> Arguments.of(file, kind, twin))));
    }

    private static List<String> files() throws IOException {
        List<String> names = new ArrayList<>();
        for (String role : ROLES) {
            try (Stream<Path> files = Files.list(FOLDER.resolve(role))) {
                files.forEach(file -> names.add(role + "/" + file.getFileName()));
            }
        }
        Collections.sort(names);
        return names;
    }
}
