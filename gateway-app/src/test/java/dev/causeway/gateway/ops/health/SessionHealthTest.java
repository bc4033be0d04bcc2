package dev.causeway.gateway.ops.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.SessionView;
import dev.causeway.gateway.port.SessionView.GapState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class SessionHealthTest {
    private SessionView view = view("ESTABLISHED", true, List.of());
    private final SessionHealth health = new SessionHealth(() -> view, 1000);

    @Test
    void shouldBeDownWhenNotLoggedOn() {
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        view = view("DISCONNECTED", false, List.of());

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails())
                .containsEntry("state", "DISCONNECTED")
                .containsEntry("reason", "not logged on");
    }

    @Test
    void shouldAskForAnOperatorWhenTheSessionHasStopped() {
        view = view("FAILED", false, List.of());

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails()).containsEntry("reason", "stopped: an operator has to connect it");
    }

    @Test
    void shouldBeDownWhenAGapIsOlderThanTheLimit() {
        view = view("RECOVERING", true, List.of(gap(GapState.OPEN, 1000), gap(GapState.FILLED, 5000)));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        view = view("RECOVERING", true, List.of(gap(GapState.OPEN, 10), gap(GapState.OPEN, 1001)));

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    }

    private static SessionView.Gap gap(GapState state, long ageMillis) {
        return new SessionView.Gap(1, 3, 4, state, 1, Instant.EPOCH, ageMillis, null, false);
    }

    @Test
    void shouldBeNeitherUpNorDownWhenItsScheduleHasItDown() {
        Instant start = Instant.parse("2026-03-04T08:00:00Z");
        view = view("DISCONNECTED", false, List.of(), new SessionView.Schedule(false, start, start));

        assertThat(health.health().getStatus()).isEqualTo(SessionHealth.OUTSIDE_SCHEDULE);
        assertThat(health.health().getDetails()).containsEntry("nextStart", "2026-03-04T08:00:00Z");

        view = view("DISCONNECTED", false, List.of(), new SessionView.Schedule(true, start, start));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    }

    private static SessionView view(String state, boolean loggedOn, List<SessionView.Gap> gaps) {
        return view(state, loggedOn, gaps, null);
    }

    private static SessionView view(
            String state, boolean loggedOn, List<SessionView.Gap> gaps, SessionView.Schedule schedule) {
        return new SessionView(
                new SessionIdentity(1, 1, "s", "V", 'F'),
                state,
                loggedOn,
                loggedOn,
                "h:1",
                1,
                1,
                1,
                1,
                gaps,
                0,
                0,
                schedule,
                0,
                null,
                Map.of());
    }
}
