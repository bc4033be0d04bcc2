/**
 * Meters over the counters that the stages own; the only place that knows Micrometer.
 *
 * <p>May import: {@code port}, Micrometer. Threading: read by scrapes, writes nothing.
 */
package dev.causeway.gateway.ops.metrics;
