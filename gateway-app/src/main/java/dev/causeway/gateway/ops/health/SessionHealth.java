package dev.causeway.gateway.ops.health;

import dev.causeway.gateway.port.SessionView;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether one session can trade: logged on while its schedule has it up, and nothing missing for longer than the limit.
 * Belongs to the {@code trading} group alone; the process is neither dead nor unready because a venue is. Any thread.
 */
public final class SessionHealth implements HealthIndicator {
    /** Its schedule has it down. Answered with 200. */
    public static final Status OUTSIDE_SCHEDULE = new Status("OUTSIDE_SCHEDULE");

    private static final String FAILED = "FAILED";

    private final Supplier<SessionView> session;
    private final long gapLimitMillis;

    /** @param gapLimitMillis how old a gap may be */
    public SessionHealth(Supplier<SessionView> session, long gapLimitMillis) {
        this.session = session;
        this.gapLimitMillis = gapLimitMillis;
    }

    @Override
    public Health health() {
        SessionView now = session.get();
        long gapMillis = oldestGap(now);
        Health.Builder health = Health.up();
        if (!now.inSchedule()) {
            health = Health.status(OUTSIDE_SCHEDULE)
                    .withDetail("nextStart", now.schedule().nextStart().toString());
        } else if (!now.loggedOn()) {
            health = Health.down()
                    .withDetail(
                            "reason",
                            now.state().equals(FAILED) ? "stopped: an operator has to connect it" : "not logged on");
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
}
