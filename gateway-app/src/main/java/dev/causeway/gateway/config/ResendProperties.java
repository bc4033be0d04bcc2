package dev.causeway.gateway.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code gateway.sessions[].resend}: how the venue is asked for missing messages.
 *
 * @param timeout how long a request may bring nothing before the next one; unset: FIX: the heartbeat interval; XBP: 1 s
 * @param attempts requests in a row that bring nothing before the next endpoint is tried; when none helped: an alarm
 * @param chunk most messages of one request, the rest is asked for once they came; 0: all that are missing
 */
public record ResendProperties(
        Duration timeout,
        @Min(1) @Max(100) @DefaultValue("3") int attempts,
        @Min(0) @Max(1_000_000) @DefaultValue("0") int chunk) {}
