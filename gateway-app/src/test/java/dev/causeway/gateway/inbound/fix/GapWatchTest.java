package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.inbound.fix.GapWatch.Step;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GapWatchTest {
    private long nowNanos = -7;
    private final GapWatch watch = new GapWatch(() -> nowNanos, Duration.ofNanos(10));

    private Step after(long nanos, boolean missing, long expected) {
        nowNanos += nanos;
        return watch.check(missing, expected);
    }

    @Test
    void shouldAskThreeTimesAndGiveUpWhenNothingComes() {
        assertThat(after(0, true, 5)).isEqualTo(Step.WAIT);
        assertThat(after(9, true, 5)).isEqualTo(Step.WAIT);
        assertThat(after(1, true, 5)).isEqualTo(Step.ASK);
        assertThat(after(9, true, 5)).isEqualTo(Step.WAIT);
        assertThat(after(1, true, 5)).isEqualTo(Step.ASK);
        assertThat(after(10, true, 5)).isEqualTo(Step.ASK);

        assertThat(after(10, true, 5)).isEqualTo(Step.GIVE_UP);
    }

    @Test
    void shouldWaitAsLongAsNumbersCome() {
        after(0, true, 5);

        for (int expected = 6; expected < 20; expected++) {
            assertThat(after(10, true, expected)).isEqualTo(Step.WAIT);
        }
    }

    @Test
    void shouldDoNothingWhenNothingIsMissing() {
        assertThat(after(0, false, 5)).isEqualTo(Step.WAIT);
        assertThat(after(100, false, 5)).isEqualTo(Step.WAIT);
        assertThat(after(100, true, 5)).isEqualTo(Step.WAIT);
    }

    @Test
    void shouldBeginAnewOnANewConnection() {
        after(0, true, 5);
        after(10, true, 5);

        watch.reset();

        assertThat(after(10, true, 5)).isEqualTo(Step.WAIT);
    }
}
