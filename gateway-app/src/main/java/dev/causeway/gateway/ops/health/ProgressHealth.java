package dev.causeway.gateway.ops.health;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Liveness: DOWN when work waits and the pipeline has not moved for longer than the limit, or when a stage has failed. Only
 * two looks can tell that nothing moved, so the clock runs from the first look that found work waiting. Any thread.
 */
public final class ProgressHealth implements HealthIndicator {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Pipeline pipeline;
    private final long limitMillis;
    private final LongSupplier nanoClock;
    private boolean waiting;
    private long position;
    private long waitingSinceNanos;

    /**
     * What is looked at.
     *
     * @param slowest the position that the slowest stage has reached
     * @param backlog slots that wait for it
     * @param failure why a stage ended, or null
     */
    public record Pipeline(LongSupplier slowest, LongSupplier backlog, Supplier<Throwable> failure) {}

    /**
     * @param limitMillis how long work may wait without any progress
     * @param nanoClock monotonic
     */
    public ProgressHealth(Pipeline pipeline, long limitMillis, LongSupplier nanoClock) {
        this.pipeline = pipeline;
        this.limitMillis = limitMillis;
        this.nanoClock = nanoClock;
    }

    @Override
    public synchronized Health health() {
        Throwable failure = pipeline.failure().get();
        if (failure != null) {
            return Health.down().withDetail("reason", failure.toString()).build();
        }
        long now = nanoClock.getAsLong();
        long reached = pipeline.slowest().getAsLong();
        boolean wasWaiting = waiting && reached == position;
        waiting = pipeline.backlog().getAsLong() > 0;
        position = reached;
        if (!wasWaiting) {
            waitingSinceNanos = now;
        }
        long stuckMillis = waiting ? (now - waitingSinceNanos) / NANOS_PER_MILLI : 0;
        return (stuckMillis > limitMillis ? Health.down() : Health.up())
                .withDetail("position", reached)
                .withDetail("stuckMillis", stuckMillis)
                .build();
    }
}
