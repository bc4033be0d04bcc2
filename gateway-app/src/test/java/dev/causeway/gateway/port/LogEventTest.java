package dev.causeway.gateway.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogEventTest {
    @Test
    void shouldBeListedInTheDocumentExactly() throws IOException {
        List<String> documented = Files.readAllLines(Path.of("doc/LOG.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`")[1])
                .toList();

        assertThat(documented)
                .containsExactlyElementsOf(
                        Arrays.stream(LogEvent.values()).map(LogEvent::word).toList());
    }
}
