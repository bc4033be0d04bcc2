package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private long nowNanos = -5;
    private final Silence silence = new Silence(() -> nowNanos, Duration.ofSeconds(30));

    private void pass(long seconds) {
        nowNanos += TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void shouldBeTooLongWhenNothingWasReadForTwoIntervals() {
        pass(59);
        assertThat(silence.isTooLong()).isFalse();

        pass(1);

        assertThat(silence.isTooLong()).isTrue();
    }

    @Test
    void shouldBeginAgainWhenSomethingWasRead() {
        pass(59);
        silence.heard();
        pass(59);

        assertThat(silence.isTooLong()).isFalse();
    }

    @Test
    void shouldNotCountTheTimeInWhichAMessageWaitsForRoom() {
        silence.busy(true);
        pass(600);
        assertThat(silence.isTooLong()).isFalse();

        silence.busy(false);
        assertThat(silence.isTooLong()).isFalse();

        pass(60);
        assertThat(silence.isTooLong()).isTrue();
    }

    @Test
    void shouldGiveTheVenueTimeToAnswerWhenTheFirstTestRequestLeavesLate() {
        AtomicLong now = new AtomicLong();
        Silence watched = new Silence(now::get, Duration.ofSeconds(1));
        now.set(Duration.ofMillis(2_010).toNanos());

        assertThat(watched.unanswered()).isFalse();
        now.set(Duration.ofMillis(3_010).toNanos());

        assertThat(watched.unanswered()).isTrue();
        watched.heard();
        now.set(Duration.ofMillis(9_000).toNanos());
        assertThat(watched.unanswered()).isFalse();
    }
}
