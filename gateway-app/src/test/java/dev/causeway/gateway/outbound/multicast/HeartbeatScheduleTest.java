package dev.causeway.gateway.outbound.multicast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeartbeatScheduleTest {
    private static final long MILLI = 1_000_000;

    @Test
    void shouldComeEarlyAfterDataAndThenSettle() {
        HeartbeatSchedule schedule = new HeartbeatSchedule(0);
        schedule.onData(0);
        List<Long> at = new ArrayList<>();

        for (long milli = 0; milli <= 1_600; milli++) {
            if (schedule.due(milli * MILLI)) {
                at.add(milli);
            }
        }

        assertThat(at).containsExactly(5L, 55L, 555L, 1055L, 1555L);
    }

    @Test
    void shouldBeginAtOnceWhenNothingWasEverSent() {
        assertThat(new HeartbeatSchedule(7).due(7)).isTrue();
    }

    @Test
    void shouldStayQuietWhileDataFlows() {
        HeartbeatSchedule schedule = new HeartbeatSchedule(0);

        for (long milli = 0; milli < 100; milli += 4) {
            schedule.onData(milli * MILLI);
            assertThat(schedule.due((milli + 4) * MILLI)).isFalse();
        }
    }
}
