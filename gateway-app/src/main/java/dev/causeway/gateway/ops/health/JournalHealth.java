package dev.causeway.gateway.ops.health;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** DOWN while the journal refuses: no session is up then. */
public final class JournalHealth implements HealthIndicator {
    private final Supplier<String> failure;
    private final LongSupplier position;

    /** @param failure why the store refuses, or null */
    public JournalHealth(Supplier<String> failure, LongSupplier position) {
        this.failure = failure;
        this.position = position;
    }

    @Override
    public Health health() {
        String reason = failure.get();
        Health.Builder health = reason == null ? Health.up() : Health.down().withDetail("reason", reason);
        return health.withDetail("position", position.getAsLong()).build();
    }
}
