package dev.causeway.gateway.ops.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;

/** Registers the gateway's numbers once. */
public final class GatewayMetrics implements MeterBinder {
    private final List<Metric> metrics;

    public GatewayMetrics(List<Metric> metrics) {
        this.metrics = List.copyOf(metrics);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Metric metric : metrics) {
            String[] tags = metric.tags().toArray(String[]::new);
            if (metric.kind() == Metric.Kind.COUNTER) {
                FunctionCounter.builder(metric.name(), metric, m -> m.value().getAsDouble())
                        .tags(tags)
                        .baseUnit(metric.unit())
                        .description(metric.description())
                        .register(registry);
            } else {
                Gauge.builder(metric.name(), metric, m -> m.value().getAsDouble())
                        .tags(tags)
                        .baseUnit(metric.unit())
                        .description(metric.description())
                        .strongReference(true)
                        .register(registry);
            }
        }
    }
}
