package dev.causeway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README's example is {@link LastQuotes}, which compiles and runs. */
class ReadmeExampleTest {
    @Test
    void shouldShowTheExampleThatCompilesWhenTheReadmeIsRead() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/causeway/client/LastQuotes.java"));
        String example = source.substring(source.indexOf("final class"));

        assertThat(Files.readString(Path.of("README.md"))).contains(example.strip());
    }

    @Test
    void shouldOpenAndCloseWhenTheExampleRuns() throws IOException {
        LastQuotes quotes = new LastQuotes();

        try (FeedClient client = quotes.open(0)) {
            assertThat(client.port(0)).isPositive();
            assertThat(quotes.bidOf(1)).isZero();
        }
    }
}
