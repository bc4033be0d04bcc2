package dev.causeway.gateway.ops.health;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** DOWN when no channel sends: what comes in would reach nobody. Any thread. */
public final class FeedHealth implements HealthIndicator {
    private final Supplier<List<String>> enabledChannels;

    /** @param enabledChannels names of the channels that send */
    public FeedHealth(Supplier<List<String>> enabledChannels) {
        this.enabledChannels = enabledChannels;
    }

    @Override
    public Health health() {
        List<String> channels = enabledChannels.get();
        return (channels.isEmpty() ? Health.down() : Health.up())
                .withDetail("channels", channels)
                .build();
    }
}
