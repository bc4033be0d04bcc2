package dev.causeway.gateway.ops.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class ProgressHealthTest {
    private long nowNanos;
    private long slowest;
    private long backlog;
    private Throwable failure;
    private final ProgressHealth health = new ProgressHealth(
            new ProgressHealth.Pipeline(() -> slowest, () -> backlog, () -> failure), 1000, () -> nowNanos);

    @Test
    void shouldBeDownWhenWorkWaitsAndNothingMovesForLongerThanTheLimit() {
        backlog = 5;
        assertThat(statusAtMillis(0)).isEqualTo(Status.UP);

        assertThat(statusAtMillis(1000)).isEqualTo(Status.UP);
        assertThat(statusAtMillis(1001)).isEqualTo(Status.DOWN);
        slowest = 1;
        assertThat(statusAtMillis(1002)).isEqualTo(Status.UP);
    }

    @Test
    void shouldStayUpWhenWorkArrivesAfterAnHourOfNothing() {
        assertThat(statusAtMillis(0)).isEqualTo(Status.UP);

        backlog = 1;

        assertThat(statusAtMillis(3_600_000)).isEqualTo(Status.UP);
        assertThat(statusAtMillis(3_601_001)).isEqualTo(Status.DOWN);
    }

    @Test
    void shouldBeDownWhenAStageHasFailed() {
        failure = new IllegalStateException("poison");

        assertThat(statusAtMillis(0)).isEqualTo(Status.DOWN);
    }

    private Status statusAtMillis(long millis) {
        nowNanos = TimeUnit.MILLISECONDS.toNanos(millis);
        return health.health().getStatus();
    }
}
