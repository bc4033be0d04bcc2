package dev.causeway.benchmarks.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one run gave.
 *
 * @param subject what was measured
 * @param values everything the roles said, by name, in their order
 */
record RunResult(String subject, Map<String, String> values) {
    private static final double NANOS_PER_MICRO = 1e3;

    RunResult {
        values = new LinkedHashMap<>(values);
    }

    /** Why the figures do not count; empty when they do. */
    List<String> objections() {
        List<String> objections = new ArrayList<>();
        if (!Boolean.parseBoolean(values.get("complete"))) {
            objections.add("missing " + number("missingVenueNumbers") + " venue messages, "
                    + number("missingFeedNumbers") + " feed numbers; doubled " + number("doubledVenueNumbers"));
        }
        for (String key : List.of(
                "holes",
                "malformed",
                "contradictions",
                "beforeIntended",
                "earlyNumbers",
                "resendRequests",
                "endedConnections",
                "refusedConnections")) {
            if (values.containsKey(key) && number(key) != 0) {
                objections.add(key + " " + number(key));
            }
        }
        return objections;
    }

    boolean isValid() {
        return objections().isEmpty();
    }

    /** Messages a second, from the first measured arrival to the last. */
    long perSecond() {
        return number("perSecond");
    }

    /** One-way latency, microseconds, of {@code p50}, {@code p99}, {@code p999} or {@code max}. */
    double micros(String percentile) {
        return number(percentile + "Nanos") / NANOS_PER_MICRO;
    }

    /** Whether latencies were measured: a subject that counts itself knows none. */
    boolean hasLatencies() {
        return values.containsKey("p50Nanos");
    }

    long number(String key) {
        return Long.parseLong(values.get(key));
    }

    /** Processor time of the subject for one message, nanoseconds, from the end of the warm-up on. */
    long cpuNanosPerMessage() {
        return number("subjectCpuMillis") * 1_000_000 / Math.max(1, number("measured"));
    }

    /** One line for people. */
    String line() {
        String latencies = hasLatencies()
                ? "p50 %9.1f  p99 %9.1f  p99.9 %9.1f  max %9.1f us"
                        .formatted(micros("p50"), micros("p99"), micros("p999"), micros("max"))
                : "counts";
        String line = "%-18s %,12d msg/s  %s  cpu %,5d ns/msg"
                .formatted(subject, perSecond(), latencies, cpuNanosPerMessage());
        return isValid() ? line : line + "  INVALID: " + String.join("; ", objections());
    }
}
