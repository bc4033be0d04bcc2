package dev.causeway.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {
    private static final Path DOCUMENT = Path.of("doc/CONFIGURATION.md");

    @Test
    void shouldBeWhatTheRecordsSay() throws IOException {
        String expected = ConfigurationReference.of(GatewayProperties.class, "gateway");
        if (Boolean.getBoolean("causeway.write-docs")) {
            Files.writeString(DOCUMENT, expected);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("write it again with -Dcauseway.write-docs=true")
                .isEqualTo(expected);
        assertThat(expected)
                .contains("`gateway.sessions[].fix.sender-comp-id`", "`gateway.security.accounts[].token-sha256`")
                .contains("`gateway.feed.channels.a.interface`", "`gateway.sessions[].endpoints[]`");
    }

    @Test
    void shouldBringMetadataForEditors() throws IOException {
        try (InputStream metadata =
                GatewayProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            assertThat(metadata).isNotNull();
            assertThat(new String(metadata.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("gateway.operations.command-timeout", "gateway.pipeline.ring-size");
        }
    }
}
