package dev.causeway.gateway.inbound.gap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.inbound.gap.GapPursuit.Step;
import dev.causeway.gateway.port.SessionView;
import dev.causeway.gateway.port.SessionView.FilledBy;
import dev.causeway.gateway.port.SessionView.GapState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GapPursuitTest {
    private static final long MILLI = 1_000_000;
    private static final int ENDPOINTS = 2;

    private final GapPursuit pursuit = new GapPursuit(new GapPolicy(Duration.ofMillis(10), 3, 4), ENDPOINTS);
    private long now = -7;

    private Step after(long millis) {
        now += millis * MILLI;
        Step step = pursuit.due(now);
        if (step == Step.ASK) {
            pursuit.asked(pursuit.gap().to(), now);
        }
        return step;
    }

    private GapPursuit opened() {
        pursuit.open(5, 14, now, 1_000 * MILLI);
        return pursuit;
    }

    @Test
    void shouldAskAtOnceThenAgainAndAgainThenMoveOnWhenNothingComes() {
        opened();

        assertThat(after(0)).isEqualTo(Step.ASK);
        assertThat(after(9)).isEqualTo(Step.WAIT);
        assertThat(after(1)).isEqualTo(Step.ASK);
        assertThat(after(10)).isEqualTo(Step.ASK);
        assertThat(after(9)).isEqualTo(Step.WAIT);

        assertThat(after(1)).isEqualTo(Step.MOVE_ON);
    }

    @Test
    void shouldWaitAsLongAsNumbersCome() {
        opened();
        after(0);

        for (int i = 0; i < 20; i++) {
            pursuit.progressed(now + 10 * MILLI);
            assertThat(after(9)).isEqualTo(Step.WAIT);
        }
    }

    @Test
    void shouldDoNothingWhenNothingIsMissing() {
        assertThat(after(100)).isEqualTo(Step.WAIT);

        opened().close(FilledBy.RESEND, 0);

        assertThat(after(100)).isEqualTo(Step.WAIT);
    }

    @Test
    void shouldBeTheSameGapAndAskAnewWhenTheConnectionIsAnother() {
        Gap gap = opened().gap();
        after(0);
        after(10);

        pursuit.disconnected();

        assertThat(pursuit.gap()).isSameAs(gap);
        assertThat(gap.attempts()).isEqualTo(2);
        assertThat(after(10)).isEqualTo(Step.ASK);
        assertThat(after(10)).isEqualTo(Step.ASK);
        assertThat(after(10)).isEqualTo(Step.ASK);
        assertThat(after(10)).isEqualTo(Step.MOVE_ON);
    }

    private boolean moveOn() {
        assertThat(Stream.generate(() -> after(10)).limit(4)).endsWith(Step.MOVE_ON);
        return pursuit.movesOn(now);
    }

    @Test
    void shouldRaiseOneAlarmWhenNoEndpointHelped() {
        opened();

        assertThat(moveOn()).isFalse();
        assertThat(moveOn()).isTrue();
        assertThat(moveOn()).isFalse();

        assertThat(pursuit.gap().alarmed()).isTrue();
    }

    @Test
    void shouldRaiseNoAlarmWhenAnEndpointGivesSomeOfTheNumbers() {
        opened();

        moveOn();
        pursuit.progressed(now);

        assertThat(moveOn()).isFalse();
        assertThat(pursuit.gap().alarmed()).isFalse();
    }

    @Test
    void shouldAskChunkByChunkWhenTheVenueLimitsTheRange() {
        opened();

        assertThat(pursuit.lastOf(5, 14)).isEqualTo(8);
        pursuit.asked(8, now);
        assertThat(pursuit.chunkDone(8)).isFalse();
        assertThat(pursuit.chunkDone(9)).isTrue();
        assertThat(pursuit.lastOf(13, 14)).isEqualTo(14);
        pursuit.asked(14, now);

        assertThat(pursuit.chunkDone(15)).isFalse();
    }

    @Test
    void shouldShowIdRangeAgeAttemptsStateAndWhatFilledIt() {
        opened();
        after(0);
        pursuit.close(FilledBy.GAP_FILL, 1_250 * MILLI);
        pursuit.open(20, 25, now, 2_000 * MILLI);

        List<SessionView.Gap> gaps = GapView.at(2_003 * MILLI, pursuit.views(22));

        assertThat(gaps)
                .containsExactly(
                        new SessionView.Gap(
                                1,
                                5,
                                14,
                                GapState.FILLED,
                                1,
                                Instant.ofEpochMilli(1_000),
                                250,
                                FilledBy.GAP_FILL,
                                false),
                        new SessionView.Gap(2, 22, 25, GapState.OPEN, 0, Instant.ofEpochMilli(2_000), 3, null, false));
    }

    @Test
    void shouldRememberOnlyTheGapsClosedLast() {
        for (int i = 0; i < 100; i++) {
            pursuit.open(i, i, now, 0);
            pursuit.close(FilledBy.LOST, 0);
        }

        List<GapView> views = pursuit.views(200);

        assertThat(views).hasSize(8).extracting(GapView::id).startsWith(93L).endsWith(100L);
        assertThat(GapView.at(0, views)).allMatch(gap -> gap.state() == GapState.LOST);
    }
}
