package dev.causeway.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.ops.health.SessionHealth;
import dev.causeway.gateway.port.SessionView;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a whole gateway shows of a session whose schedule has it down, and of one without a schedule. */
class ScheduleViewIT {
    @TempDir
    private Path directory;

    @Test
    void shouldShowScheduleAndPrimaryEndpointOfASessionThatIsNotDueYet() {
        Instant start = Instant.now().plus(6, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        Gateway gateway = settings(start).assemble();
        gateway.start();
        try {
            SessionView fix = gateway.view("closed");
            SessionView xbp = gateway.view("always");

            assertThat(fix.schedule())
                    .isEqualTo(new SessionView.Schedule(false, start, start.plus(1, ChronoUnit.HOURS)));
            assertThat(fix.inSchedule()).isFalse();
            assertThat(fix.connected()).isFalse();
            assertThat(fix.endpoint()).isEqualTo("127.0.0.1:1");
            assertThat(new SessionHealth(() -> fix, 1000).health().getStatus())
                    .isEqualTo(SessionHealth.OUTSIDE_SCHEDULE);
            assertThat(xbp.schedule()).isNull();
            assertThat(xbp.inSchedule()).isTrue();
        } finally {
            gateway.stop();
        }
    }

    private SmallGateway settings(Instant start) {
        return new SmallGateway(directory)
                .channel("a", "239.192.78.31", 15931)
                .channel("b", "239.192.78.32", 15932)
                .session(
                        "closed",
                        "fix",
                        "venue",
                        "SIMX",
                        "endpoints[1]",
                        "127.0.0.1:2",
                        "fix.begin-string",
                        "FIX.4.4",
                        "fix.sender-comp-id",
                        "SCHEDULED",
                        "fix.target-comp-id",
                        "SIMX",
                        "fix.schedule.start-time",
                        time(start),
                        "fix.schedule.end-time",
                        time(start.plus(1, ChronoUnit.HOURS)))
                .session("always", "xbp", "venue", "SIMY", "xbp.comp-id", "CAUSEWAY", "xbp.secret", "secret");
    }

    private static String time(Instant instant) {
        return "%tT".formatted(LocalTime.ofInstant(instant, ZoneOffset.UTC));
    }
}
