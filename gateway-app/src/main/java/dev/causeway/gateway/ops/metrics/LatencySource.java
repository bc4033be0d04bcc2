package dev.causeway.gateway.ops.metrics;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.HdrHistogram.Histogram;

/**
 * One latency that a stage records.
 *
 * @param name exported name without its unit, for example {@code gateway.wire.to.wire.latency}
 * @param description one line
 * @param tags none, or one key and its value
 * @param interval what was recorded since the last call, in nanoseconds; given a histogram to recycle, or null
 */
public record LatencySource(
        String name, String description, Map<String, String> tags, UnaryOperator<Histogram> interval) {
    /** One word for logs of several latencies. */
    String label() {
        return String.join("-", tags.values()).isEmpty() ? name : name + '-' + String.join("-", tags.values());
    }
}
