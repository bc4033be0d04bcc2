package dev.causeway.gateway.ops.health;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * DOWN while the journal refuses: no session is up then. DEGRADED while it still takes everything but something will stand in
 * its way, or a record it holds can be read no more: the gateway stays ready. Any thread.
 */
public final class JournalHealth implements HealthIndicator {
    /** Works, but an operator should look. Answered with 200. */
    public static final Status DEGRADED = new Status("DEGRADED");

    private final Supplier<String> failure;
    private final Supplier<String> impediment;
    private final LongSupplier position;

    /**
     * @param failure why the store refuses, or null
     * @param impediment why it will refuse, or what is damaged, or null
     * @param position the highest committed feed number
     */
    public JournalHealth(Supplier<String> failure, Supplier<String> impediment, LongSupplier position) {
        this.failure = failure;
        this.impediment = impediment;
        this.position = position;
    }

    @Override
    public Health health() {
        return state().withDetail("position", position.getAsLong()).build();
    }

    private Health.Builder state() {
        String reason = failure.get();
        if (reason != null) {
            return Health.down().withDetail("reason", reason);
        }
        String ahead = impediment.get();
        return ahead == null ? Health.up() : Health.status(DEGRADED).withDetail("reason", ahead);
    }
}
