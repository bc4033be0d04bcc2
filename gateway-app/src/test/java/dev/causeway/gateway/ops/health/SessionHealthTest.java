package dev.causeway.gateway.ops.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.SessionView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class SessionHealthTest {
    private long nowNanos;
    private SessionView view = view("ESTABLISHED", true, List.of());
    private final SessionHealth health = new SessionHealth(() -> view, 1000, () -> nowNanos);

    @Test
    void shouldBeDownWhenNotLoggedOn() {
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        view = view("DISCONNECTED", false, List.of());

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails()).containsEntry("state", "DISCONNECTED");
    }

    @Test
    void shouldBeDownWhenAGapIsOlderThanTheLimit() {
        view = view("RECOVERING", true, List.of(new SessionView.Gap(3, 4, 1, 1000)));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        view = view("RECOVERING", true, List.of(new SessionView.Gap(3, 4, 1, 10), new SessionView.Gap(8, 9, 1, 1001)));

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void shouldBeDownWhenTheSessionRecoversForLongerThanTheLimitWithoutTellingItsGap() {
        view = view("RECOVERING", true, List.of());
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        nowNanos = TimeUnit.MILLISECONDS.toNanos(1001);

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    }

    private static SessionView view(String state, boolean loggedOn, List<SessionView.Gap> gaps) {
        return new SessionView(
                new SessionIdentity(1, 1, "s", "V", 'F'), state, loggedOn, "h:1", 1, 1, 1, gaps, null, Map.of());
    }
}
