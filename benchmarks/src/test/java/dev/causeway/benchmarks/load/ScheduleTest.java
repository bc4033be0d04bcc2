package dev.causeway.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void shouldSpreadMessagesEvenlyWhenRateDividesTheSecond() {
        Schedule schedule = new Schedule(5 * SECOND, 10_000);

        assertThat(schedule.intendedNanos(0)).isEqualTo(5 * SECOND);
        assertThat(schedule.intendedNanos(1)).isEqualTo(5 * SECOND + 100_000);
        assertThat(schedule.intendedNanos(25_000)).isEqualTo(7 * SECOND + SECOND / 2);
    }

    @Test
    void shouldNotDriftWhenRateDoesNotDivideTheSecond() {
        Schedule schedule = new Schedule(0, 3);

        assertThat(schedule.intendedNanos(1)).isEqualTo(333_333_333L);
        assertThat(schedule.intendedNanos(3_000_000_000L)).isEqualTo(1_000_000_000L * SECOND);
    }

    @Test
    void shouldRefuseWhenRateIsZero() {
        assertThatThrownBy(() -> new Schedule(0, 0)).hasMessageContaining("at least 1");
    }
}
