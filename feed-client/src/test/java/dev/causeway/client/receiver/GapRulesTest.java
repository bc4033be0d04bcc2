package dev.causeway.client.receiver;

import static dev.causeway.client.receiver.ReceiverFixture.A;
import static dev.causeway.client.receiver.ReceiverFixture.B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.client.receiver.FeedCounters.Channel;
import dev.causeway.client.receiver.FeedCounters.Total;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** FEED section 2: what is delivered, held, asked for and given up. */
class GapRulesTest {
    private final Datagrams feed = new Datagrams("G126112101");
    private final ReceiverFixture fixture = new ReceiverFixture();

    @Test
    void shouldDeliverFromWhicheverChannelCameFirstWhenBothCarryTheSame() {
        fixture.on(A, feed.data(1, 2));
        fixture.on(B, feed.data(1, 2));
        fixture.on(B, feed.data(3, 1));
        fixture.on(A, feed.data(3, 1));

        assertThat(fixture.events.delivered).containsExactly(1L, 2L, 3L);
        assertThat(fixture.count(Channel.DUPLICATES, A)).isEqualTo(1);
        assertThat(fixture.count(Channel.DUPLICATES, B)).isEqualTo(2);
        assertThat(fixture.count(Channel.FIRST, A)).isEqualTo(2);
    }

    @Test
    void shouldAskForNothingWhenTheOtherChannelFillsTheGapInTime() {
        fixture.onBoth(feed.data(1, 1));
        fixture.on(A, feed.data(3, 1));
        fixture.pass(1.9);
        fixture.on(B, feed.data(2, 1));
        fixture.pass(10);

        assertThat(fixture.requests).isEmpty();
        assertThat(fixture.events.delivered).containsExactly(1L, 2L, 3L);
        assertThat(fixture.events.lines).containsSubsequence("opened 2-2", "filled 2-2");
    }

    @Test
    void shouldAskForTheGapAfterTwoMillisecondsWhenOneChannelShowedIt() {
        fixture.onBoth(feed.data(1, 1));
        fixture.on(A, feed.data(4, 1));

        fixture.pass(1.999);
        assertThat(fixture.requests).isEmpty();
        fixture.pass(0.001);

        assertThat(fixture.requests).containsExactly("2+2");
    }

    @Test
    void shouldAskAtOnceWhenBothChannelsShowedANumberPastTheGap() {
        fixture.onBoth(feed.data(1, 1));
        fixture.on(A, feed.data(3, 1));
        assertThat(fixture.requests).isEmpty();

        fixture.on(B, feed.heartbeat(3));

        assertThat(fixture.requests).containsExactly("2+1");
    }

    @Test
    void shouldAskAtOnceForWhatIsStillMissingWhenTheOtherChannelBroughtTheGapsEnd() {
        fixture.onBoth(feed.data(1, 1));
        fixture.on(A, feed.data(6, 1));

        fixture.on(B, feed.data(4, 2));

        assertThat(fixture.requests).containsExactly("2+2");
    }

    @Test
    void shouldAskOnceWhenBothChannelsLostTheSameAndTheAnswerComes() {
        fixture.onBoth(feed.data(1, 1));
        fixture.onBoth(feed.data(3, 1));
        fixture.pass(1);
        fixture.answer(feed.data(2, 1));
        fixture.pass(1000);

        assertThat(fixture.requests).containsExactly("2+1");
        assertThat(fixture.events.delivered).containsExactly(1L, 2L, 3L);
        assertThat(fixture.count(Total.GAPS_FILLED)).isEqualTo(1);
    }

    @Test
    void shouldAskAgainAfterDoublingPausesUpToASecondWhenNothingComes() {
        fixture.onBoth(feed.data(1, 1));
        fixture.onBoth(feed.data(3, 1));
        long[] pausesMillis = {20, 40, 80, 160, 320, 640, 1000, 1000, 1000};

        for (int i = 0; i < pausesMillis.length; i++) {
            assertThat(fixture.requests).hasSize(i + 1);
            fixture.pass(pausesMillis[i] - 0.001);
            assertThat(fixture.requests).hasSize(i + 1);
            fixture.pass(0.001);
        }

        assertThat(fixture.requests).hasSize(pausesMillis.length + 1).containsOnly("2+1");
    }

    @Test
    void shouldDeclareExactlyTheMissingLostAfterTheGapTimeoutAndNotBefore() {
        fixture.onBoth(feed.data(1, 1));
        fixture.onBoth(feed.data(4, 1));
        fixture.onBoth(feed.data(7, 1));

        fixture.pass(59_999.999);
        assertThat(fixture.events.lost).isEmpty();
        fixture.pass(0.001);

        assertThat(fixture.events.lines).containsSubsequence("lost 2-3", "lost 5-6");
        assertThat(fixture.events.delivered).containsExactly(1L, 4L, 7L);
        assertThat(fixture.count(Total.LOST)).isEqualTo(4);
        assertThat(fixture.count(Total.GAPS_OPEN)).isZero();
    }

    @Test
    void shouldCountALostNumberAsDuplicateWhenItComesAfterAll() {
        ReceiverFixture fresh = new ReceiverFixture(ReceiverSettings.DEFAULT.withGapTimeout(Duration.ofMillis(50)));
        fresh.onBoth(feed.data(1, 1));
        fresh.onBoth(feed.data(3, 1));
        fresh.pass(50);

        fresh.on(B, feed.data(2, 1));

        assertThat(fresh.events.delivered).containsExactly(1L, 3L);
        assertThat(fresh.count(Channel.DUPLICATES, B)).isEqualTo(3); // 1, 3 and the late 2
    }

    @Test
    void shouldFindTheLastMessageMissingWhenAHeartbeatShowsIt() {
        fixture.onBoth(feed.data(1, 1));
        fixture.onBoth(feed.heartbeat(3));

        assertThat(fixture.requests).containsExactly("2+1");
        assertThat(fixture.events.lines).contains("opened 2-2");
    }

    @Test
    void shouldDropTheNewestAndAskForItLaterWhenTheHoldBufferIsFull() {
        ReceiverFixture small = new ReceiverFixture(ReceiverSettings.DEFAULT.withHoldMessages(4));
        small.onBoth(feed.data(1, 1));
        small.onBoth(feed.data(3, 5));

        assertThat(small.count(Total.HELD)).isEqualTo(3);
        assertThat(small.count(Total.HOLD_OVERFLOWS)).isEqualTo(4);
        small.answer(feed.data(2, 1));

        assertThat(small.events.delivered).containsExactly(1L, 2L, 3L, 4L, 5L);
        small.pass(3);
        assertThat(small.requests).containsExactly("2+1", "6+2");
        small.answer(feed.data(6, 2));
        assertThat(small.events.delivered).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void shouldHoldEightThousandAndNoMoreWhenTheHeadIsMissing() {
        fixture.onBoth(feed.data(1, 1));
        for (long seqNo = 3; seqNo < 9000; seqNo++) {
            fixture.on(A, feed.data(seqNo, 1));
        }

        assertThat(fixture.count(Total.HELD)).isEqualTo(8191);
        assertThat(fixture.events.delivered).hasSize(1);
    }

    @Test
    void shouldAskForAThousandAtATimeAndForTheNextAsTheAnswersCome() {
        ReceiverFixture late = new ReceiverFixture(ReceiverSettings.DEFAULT.withJoin(ReceiverSettings.Join.BEGINNING));
        late.onBoth(feed.data(2501, 1));
        assertThat(late.requests).containsExactly("1+1000");

        for (long seqNo = 1; seqNo <= 2500; seqNo += 50) {
            late.answer(feed.data(seqNo, 50));
        }

        assertThat(late.events.delivered).hasSize(2501);
        assertThat(late.requests).allMatch(request -> Integer.parseInt(request.split("\\+")[1]) <= 1000);
        assertThat(late.requests).hasSizeLessThan(6);
    }

    @Test
    void shouldGiveUpAllOfAGrowingGapAndCatchUpWhenNoServerAnswers() {
        ReceiverFixture late = new ReceiverFixture(ReceiverSettings.DEFAULT.withJoin(ReceiverSettings.Join.BEGINNING));
        late.onBoth(feed.data(5001, 1));

        late.pass(60_000);

        assertThat(late.events.lines).contains("lost 1-5000");
        assertThat(late.events.delivered).containsExactly(5001L);
    }

    @Test
    void shouldLoseOnlyWhatTheServerLacksWhenItGivesTheRest() {
        fixture.onBoth(feed.data(1, 1));
        fixture.onBoth(feed.data(10, 1));
        fixture.answer(feed.data(2, 3));
        fixture.answer(feed.data(6, 4));

        fixture.pass(60_000);

        assertThat(fixture.events.lost).containsExactly(5L);
        assertThat(fixture.events.delivered).containsExactly(1L, 2L, 3L, 4L, 6L, 7L, 8L, 9L, 10L);
    }
}
