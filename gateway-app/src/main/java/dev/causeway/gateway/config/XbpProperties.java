package dev.causeway.gateway.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code gateway.xbp}.
 *
 * @param loops event loops the XBP sessions are spread over
 */
public record XbpProperties(
        @Min(1) @Max(64) @DefaultValue("1") int loops) {}
