package dev.causeway.gateway.ops.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Numbers to be exported, as they are named one after another. One thread. */
public final class MetricList {
    private final List<Metric> metrics = new ArrayList<>();

    /** A number that goes up and down. @param tags alternating keys and values */
    public void gauge(String name, String unit, String description, List<String> tags, DoubleSupplier value) {
        metrics.add(new Metric(Metric.Kind.GAUGE, name, unit, description, tags, value));
    }

    /** A plain number that goes up and down. */
    public void gauge(String name, String description, DoubleSupplier value) {
        gauge(name, null, description, List.of(), value);
    }

    /** A number that only rises. @param tags alternating keys and values */
    public void counter(String name, String unit, String description, List<String> tags, DoubleSupplier value) {
        metrics.add(new Metric(Metric.Kind.COUNTER, name, unit, description, tags, value));
    }

    /** A plain count. */
    public void counter(String name, String description, DoubleSupplier value) {
        counter(name, null, description, List.of(), value);
    }

    public List<Metric> all() {
        return List.copyOf(metrics);
    }
}
