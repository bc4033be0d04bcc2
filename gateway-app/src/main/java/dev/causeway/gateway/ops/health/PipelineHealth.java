package dev.causeway.gateway.ops.health;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** DOWN once a stage has failed: nothing is taken from any venue until a restart. */
public final class PipelineHealth implements HealthIndicator {
    private final Supplier<Throwable> failure;
    private final LongSupplier backlog;

    public PipelineHealth(Supplier<Throwable> failure, LongSupplier backlog) {
        this.failure = failure;
        this.backlog = backlog;
    }

    @Override
    public Health health() {
        Throwable error = failure.get();
        Health.Builder health = error == null ? Health.up() : Health.down().withDetail("reason", error.toString());
        return health.withDetail("backlog", backlog.getAsLong()).build();
    }
}
