package dev.causeway.gateway.config;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code gateway.sessions[].fix.socket}.
 *
 * @param localAddress this host's address to connect from, empty for any; looked up once, at start
 * @param connectTimeout longest TCP connect, and longest TLS handshake after it
 */
public record FixSocketProperties(
        @NotNull @DefaultValue("") String localAddress,
        @NotNull @DefaultValue("5s") Duration connectTimeout) {}
