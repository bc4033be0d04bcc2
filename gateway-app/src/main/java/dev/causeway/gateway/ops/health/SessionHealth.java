package dev.causeway.gateway.ops.health;

import dev.causeway.gateway.port.SessionView;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether one session can trade: logged on, and nothing missing for longer than the limit. Belongs to the {@code trading}
 * group alone; the process is neither dead nor unready because a venue is. Any thread.
 */
public final class SessionHealth implements HealthIndicator {
    private static final String RECOVERING = "RECOVERING";
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Supplier<SessionView> session;
    private final long gapLimitMillis;
    private final LongSupplier nanoClock;
    private boolean recovering;
    private long recoveringSinceNanos;

    /**
     * @param gapLimitMillis how old a gap may be
     * @param nanoClock monotonic
     */
    public SessionHealth(Supplier<SessionView> session, long gapLimitMillis, LongSupplier nanoClock) {
        this.session = session;
        this.gapLimitMillis = gapLimitMillis;
        this.nanoClock = nanoClock;
    }

    @Override
    public synchronized Health health() {
        SessionView now = session.get();
        long gapMillis = Math.max(oldestGap(now), recoveringMillis(now.state().equals(RECOVERING)));
        Health.Builder health = Health.up();
        if (!now.loggedOn()) {
            health = Health.down().withDetail("reason", "not logged on");
        } else if (gapMillis > gapLimitMillis) {
            health = Health.down().withDetail("reason", "messages are missing for " + gapMillis + " ms");
        }
        if (now.lastError() != null) {
            health.withDetail("lastError", now.lastError());
        }
        return health.withDetail("state", now.state())
                .withDetail("epoch", now.epoch())
                .withDetail("gapMillis", gapMillis)
                .build();
    }

    private static long oldestGap(SessionView view) {
        return view.openGaps().stream()
                .mapToLong(SessionView.Gap::ageMillis)
                .max()
                .orElse(0);
    }

    /** Not every protocol's session tells when its gap opened; then it is as old as we have seen it. */
    private long recoveringMillis(boolean now) {
        if (now && !recovering) {
            recoveringSinceNanos = nanoClock.getAsLong();
        }
        recovering = now;
        return now ? (nanoClock.getAsLong() - recoveringSinceNanos) / NANOS_PER_MILLI : 0;
    }
}
