package dev.causeway.gateway.outbound.multicast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollScheduleTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T21:59:59.999Z, 2026-11-19T22:00:00Z",
        "2026-11-20T22:00:00Z, 2026-11-20T22:00:00Z",
        "2026-11-21T03:00:00Z, 2026-11-20T22:00:00Z"
    })
    void shouldNameTheLatestEndOfATradingDay(Instant now, Instant latest) {
        RollSchedule schedule = new RollSchedule(LocalTime.of(17, 0), ZoneId.of("America/New_York"));

        assertThat(schedule.latest(now)).isEqualTo(latest);
    }

    @Test
    void shouldFollowTheZonesClockWhenItChangesToSummerTime() {
        RollSchedule schedule = new RollSchedule(LocalTime.of(17, 0), ZoneId.of("America/New_York"));

        assertThat(schedule.latest(Instant.parse("2026-07-01T21:00:00Z"))).isEqualTo("2026-07-01T21:00:00Z");
    }

    @Test
    void shouldRollLaterOnTheDayWhoseClockSkipsTheTime() {
        RollSchedule schedule = new RollSchedule(LocalTime.of(2, 30), ZoneId.of("America/New_York"));

        assertThat(schedule.latest(Instant.parse("2026-03-08T07:30:00Z"))).isEqualTo("2026-03-08T07:30:00Z");
        assertThat(schedule.latest(Instant.parse("2026-03-08T07:29:00Z"))).isEqualTo("2026-03-07T07:30:00Z");
    }
}
