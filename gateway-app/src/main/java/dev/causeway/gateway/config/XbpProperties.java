package dev.causeway.gateway.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code gateway.xbp}.
 *
 * @param loops event loops the XBP sessions are spread over, besides the dedicated ones
 * @param idle what a loop does when no socket is ready
 * @param bytesPerTurn most bytes read from one session before the others of its loop have their turn
 */
public record XbpProperties(
        @Min(1) @Max(64) @DefaultValue("1") int loops,
        @NotNull @DefaultValue("blocking") Idle idle,
        @NotNull @DefaultValue("256KB") DataSize bytesPerTurn) {
    /** What a loop does when no socket is ready. */
    public enum Idle {
        /** Waits in the kernel: no processor time, tens of microseconds to wake. */
        BLOCKING,
        /** Spins, yields, then sleeps ever longer up to 1 ms. */
        BACKOFF,
        /** Asks again at once: one processor of its own a loop. */
        BUSY_SPIN
    }
}
