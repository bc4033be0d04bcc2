package dev.causeway.gateway.outbound.multicast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IntakePaceTest {
    private static final long REFILL_NANOS = 1_000_000_000L / IntakePace.FREE_PER_SECOND;

    private final IntakePace pace = new IntakePace(0);

    @Test
    void shouldNotPauseWhenAHandfulOfRequestsIsFruitless() {
        take(IntakePace.FREE_AT_ONCE, 0);

        assertThat(pace.pauseNanos()).isZero();
    }

    @Test
    void shouldPauseOnceForATurnThatTookOneTooMany() {
        take(IntakePace.FREE_AT_ONCE + 1, 0);

        assertThat(pace.pauseNanos()).isEqualTo(IntakePace.PAUSE_NANOS);
        assertThat(pace.pauseNanos()).isZero();
    }

    @Test
    void shouldPauseAfterEveryTurnWhileTheFloodGoesOn() {
        take(IntakePace.FREE_AT_ONCE, 0);

        for (long nowNanos = REFILL_NANOS; nowNanos < 1_000_000_000L; nowNanos += REFILL_NANOS) {
            take(50, nowNanos);
            assertThat(pace.pauseNanos()).isEqualTo(IntakePace.PAUSE_NANOS);
        }
    }

    @Test
    void shouldNotPauseWhenFruitlessRequestsComeAtTheFreeRate() {
        take(IntakePace.FREE_AT_ONCE, 0);

        for (int i = 1; i < IntakePace.FREE_PER_SECOND; i++) {
            take(1, i * (REFILL_NANOS + 1));
            assertThat(pace.pauseNanos()).isZero();
        }
    }

    private void take(int requests, long nowNanos) {
        for (int i = 0; i < requests; i++) {
            pace.onFruitless(nowNanos);
        }
    }
}
