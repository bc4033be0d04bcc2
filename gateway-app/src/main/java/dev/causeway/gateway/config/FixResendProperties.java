package dev.causeway.gateway.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code gateway.sessions[].fix.resend}: the answer to a venue that asks for numbers again. Whatever is not named here is
 * gap-filled.
 *
 * @param types MsgType(35) values that are sent again; the session's own (0, 1, 2, 4, 5, A) never are
 * @param maxAge older messages are gap-filled whatever their type; 0: no limit
 * @param maxRange of a longer range only the newest so many numbers are sent again
 * @param numbersPerSecond how many numbers are answered in a second, and at once after a pause
 */
public record FixResendProperties(
        @NotNull @DefaultValue({"8", "9", "3", "j"}) List<@Pattern(regexp = TYPE, message = TYPE_ALLOWED) String> types,
        @NotNull @DefaultValue("1m") Duration maxAge,
        @Min(1) @Max(10_000_000) @DefaultValue("10000") int maxRange,
        @Min(100) @Max(10_000_000) @DefaultValue("50000") int numbersPerSecond) {
    private static final String TYPE = "[36-9B-Za-z]|[A-Za-z0-9]{2,3}";
    private static final String TYPE_ALLOWED = "a MsgType(35) that is not the session's own (0, 1, 2, 4, 5, A)";
}
