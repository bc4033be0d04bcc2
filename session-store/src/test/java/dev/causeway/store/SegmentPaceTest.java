package dev.causeway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SegmentPaceTest {
    private static final int MIB = 1 << 20;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final SegmentPace pace = new SegmentPace(() -> 0);

    @AfterEach
    void shouldLeaveNoInterruptBehind() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void shouldGoOnSlowlyWhenNothingIsWritten() {
        make(32 * MIB);

        assertThat(pace.pauseNanos(0)).isBetween(2 * SECOND, 21 * SECOND / 10);
        assertThat(pace.pauseNanos(SECOND)).isBetween(SECOND, 11 * SECOND / 10);
        assertThat(pace.pauseNanos(3 * SECOND)).isZero();
    }

    @Test
    void shouldBeReadyWhenThreeQuartersOfTheSegmentInUseAreWritten() {
        int segmentAndIndex = 136 * MIB;
        make(2 * segmentAndIndex);
        pace.written(128 * MIB / 2);

        assertThat(pace.pauseNanos(0)).isPositive();

        pace.written(128 * MIB / 4 * 3);

        assertThat(pace.pauseNanos(0)).isZero();
    }

    @Test
    void shouldNotPauseWhenTheOwnerWaitsFromTheBeginningOrSince() {
        pace.begin(true);
        pace.step(1 << 30);
        pace.begin(false);
        pace.hurry();
        pace.step(1 << 30);

        assertThat(pace.pauseNanos(0)).isZero();
    }

    @Test
    void shouldPauseAgainWhenTheNextSegmentIsBegunInCalm() {
        pace.begin(true);
        make(MIB);

        assertThat(pace.pauseNanos(0)).isPositive();
    }

    @Test
    void shouldGiveUpWhenTheJournalIsClosed() {
        pace.begin(false);
        pace.end();

        assertThatThrownBy(() -> pace.step(MIB)).isInstanceOf(StoreException.class);
    }

    @Test
    void shouldNotSpinWhenItsThreadIsInterrupted() {
        pace.begin(false);
        Thread.currentThread().interrupt();

        pace.step(1 << 30);

        assertThat(Thread.interrupted()).isTrue();
    }

    /** Begins in calm and takes the steps without waiting: the clock stands still, so a pause would have no end. */
    private void make(int bytes) {
        pace.begin(false);
        pace.written(Integer.MAX_VALUE);
        pace.step(bytes);
        pace.written(0);
    }
}
