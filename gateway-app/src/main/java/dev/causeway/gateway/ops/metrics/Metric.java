package dev.causeway.gateway.ops.metrics;

import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * One number to be exported.
 *
 * @param kind whether it only rises
 * @param name {@code gateway.<stage>.<noun>}
 * @param unit base unit, or null for a plain count
 * @param description one line
 * @param tags alternating keys and values, of bounded variety
 * @param value read at every scrape
 */
public record Metric(Kind kind, String name, String unit, String description, List<String> tags, DoubleSupplier value) {
    /** Whether it only rises. */
    public enum Kind {
        COUNTER,
        GAUGE
    }
}
