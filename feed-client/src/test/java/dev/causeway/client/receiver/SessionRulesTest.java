package dev.causeway.client.receiver;

import static dev.causeway.client.receiver.ReceiverFixture.A;
import static dev.causeway.client.receiver.ReceiverFixture.B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.client.receiver.FeedCounters.Channel;
import dev.causeway.client.receiver.FeedCounters.Total;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** FEED section 2: where a session begins and ends, silent channels, garbage. */
class SessionRulesTest {
    private final Datagrams first = new Datagrams("G126112101");
    private final Datagrams second = new Datagrams("G126112102");
    private final ReceiverFixture fixture = new ReceiverFixture();

    @Test
    void shouldBeginWithTheFirstNumberSeenWhenJoiningLate() {
        fixture.on(A, first.data(500, 2));

        assertThat(fixture.events.lines).containsExactly("session G126112101 from 500");
        assertThat(fixture.events.delivered).containsExactly(500L, 501L);
    }

    @Test
    void shouldBeginAtTheNumberAHeartbeatShowsWhenJoiningInSilence() {
        fixture.onBoth(first.heartbeat(500));
        fixture.onBoth(first.data(500, 1));

        assertThat(fixture.events.delivered).containsExactly(500L);
        assertThat(fixture.requests).isEmpty();
    }

    @Test
    void shouldAskFromOneWhenToldToBeginThere() {
        ReceiverFixture late = new ReceiverFixture(ReceiverSettings.DEFAULT.withJoin(ReceiverSettings.Join.BEGINNING));
        late.onBoth(first.data(4, 1));
        late.answer(first.data(1, 3));

        assertThat(late.requests).containsExactly("1+3");
        assertThat(late.events.delivered).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void shouldAnnounceTheEndWhenEverythingBeforeItCame() {
        fixture.onBoth(first.data(1, 1));
        fixture.onBoth(first.endOfSession(3));
        assertThat(fixture.events.lines).noneMatch(line -> line.startsWith("end"));

        fixture.answer(first.data(2, 1));
        fixture.onBoth(first.endOfSession(3));
        fixture.pass(10_000);

        assertThat(fixture.events.lines).containsOnlyOnce("end G126112101 at 2");
        assertThat(fixture.events.lines).doesNotContain("inactive");
    }

    @Test
    void shouldRememberTheEndWhenAnOlderPacketComesBehindIt() {
        fixture.onBoth(first.data(1, 1));
        fixture.on(A, first.endOfSession(3));
        fixture.on(B, first.heartbeat(2));

        fixture.answer(first.data(2, 1));

        assertThat(fixture.events.lines).contains("end G126112101 at 2");
    }

    @Test
    void shouldBeginTheNextSessionAtOneWhenTheLastIsComplete() {
        fixture.onBoth(first.data(7, 1));
        fixture.onBoth(first.endOfSession(8));
        fixture.onBoth(second.data(1, 1));
        fixture.onBoth(second.data(2, 1));

        assertThat(fixture.events.lines)
                .containsExactly("session G126112101 from 7", "end G126112101 at 7", "session G126112102 from 1");
        assertThat(fixture.events.delivered).containsExactly(7L, 1L, 2L);
        assertThat(fixture.requests).isEmpty();
    }

    @Test
    void shouldFinishTheOldSessionFromTheSlowerChannelWhenTheOtherIsAheadInTheNew() {
        fixture.onBoth(first.data(1, 1));
        fixture.on(A, first.data(3, 1));
        fixture.on(A, second.data(1, 1));
        fixture.on(A, second.data(2, 1));
        fixture.on(B, first.data(2, 1));
        fixture.on(B, first.data(3, 1));
        fixture.on(B, first.endOfSession(4));
        fixture.on(B, second.data(1, 1));
        fixture.on(B, second.data(2, 1));

        assertThat(fixture.events.lost).isEmpty();
        assertThat(fixture.events.delivered).containsExactly(1L, 2L, 3L, 1L, 2L);
    }

    @Test
    void shouldDeclareTheOldSessionsGapWhenTheNewOneHasBegunForGood() {
        fixture.onBoth(first.data(1, 1));
        fixture.onBoth(first.data(3, 1));
        fixture.onBoth(second.data(1, 1));
        fixture.pass(1_999);
        assertThat(fixture.events.lost).isEmpty();

        fixture.pass(1);
        fixture.onBoth(second.data(1, 1));

        assertThat(fixture.events.lines).containsSubsequence("lost 2-2", "session G126112102 from 1");
        assertThat(fixture.events.delivered).containsExactly(1L, 3L, 1L);
    }

    @Test
    void shouldWaitForTheEndWhenTheTailMayBeMissingOnEveryChannel() {
        fixture.onBoth(first.data(1, 1));
        fixture.onBoth(second.data(1, 1));
        fixture.onBoth(second.data(2, 1));
        fixture.pass(550);
        fixture.onBoth(first.endOfSession(3));
        fixture.answer(first.data(2, 1));
        fixture.onBoth(second.data(3, 1));
        fixture.onBoth(second.data(4, 1));
        fixture.answer(second.data(1, 2));

        assertThat(fixture.requests).contains("2+1", "1+2");
        assertThat(fixture.events.delivered).startsWith(1L, 2L, 1L, 2L, 3L);
        assertThat(fixture.events.lines).containsSubsequence("end G126112101 at 2", "session G126112102 from 1");
    }

    @Test
    void shouldSayThatTheTailIsUnknownWhenTheEndIsNeverSaid() {
        fixture.onBoth(first.data(1, 1));
        fixture.onBoth(second.data(1, 1));
        fixture.pass(2_000);

        assertThat(fixture.events.lines)
                .containsSubsequence("end of G126112101 unseen, unknown from 2", "session G126112102 from 1");
        assertThat(fixture.count(Total.ENDS_UNSEEN)).isEqualTo(1);
    }

    @Test
    void shouldIgnoreAnEarlierSessionWhenItsDatagramsComeLate() {
        fixture.onBoth(first.data(1, 1));
        fixture.onBoth(first.endOfSession(2));
        fixture.onBoth(second.data(1, 1));
        fixture.on(B, first.data(2, 1));
        fixture.on(B, first.data(3, 1));
        fixture.answer(first.data(2, 1));
        fixture.pass(10_000);

        assertThat(fixture.events.session).isEqualTo("G126112102");
        assertThat(fixture.events.delivered).containsExactly(1L, 1L);
        assertThat(fixture.count(Total.ANSWERS_REFUSED)).isEqualTo(1);
    }

    @Test
    void shouldGiveTheOtherChannelItsTimeInTheNewSessionHoweverFarTheOldOneHadCome() {
        fixture.onBoth(first.data(100, 1));
        fixture.onBoth(first.endOfSession(101));
        fixture.onBoth(second.data(1, 1));

        fixture.on(A, second.data(3, 1));

        assertThat(fixture.requests).isEmpty();
        fixture.pass(2);
        assertThat(fixture.requests).containsExactly("2+1");
    }

    @Test
    void shouldNotFillAGapOfTheNewSessionWithAnAnswerOfTheOld() {
        fixture.onBoth(first.data(1, 1));
        fixture.onBoth(first.endOfSession(2));
        fixture.onBoth(second.data(1, 1));
        fixture.onBoth(second.data(3, 1));

        fixture.answer(first.data(2, 1));

        assertThat(fixture.events.delivered).containsExactly(1L, 1L);
        assertThat(fixture.count(Total.ANSWERS_REFUSED)).isEqualTo(1);
        fixture.answer(second.data(2, 1));
        assertThat(fixture.events.delivered).containsExactly(1L, 1L, 2L, 3L);
    }

    @Test
    void shouldReportAChannelStaleAfterThreeHeartbeatIntervalsAndGoOnWithTheOther() {
        fixture.onBoth(first.data(1, 1));
        for (int i = 0; i < 4; i++) {
            fixture.pass(499);
            fixture.on(B, first.heartbeat(2));
        }
        fixture.on(B, first.data(2, 1));
        fixture.on(A, first.heartbeat(3));

        assertThat(fixture.events.lines).containsExactly("session G126112101 from 1", "stale 0", "alive 0");
        assertThat(fixture.events.delivered).containsExactly(1L, 2L);
        assertThat(fixture.count(Channel.STALE, A)).isEqualTo(1);
    }

    @Test
    void shouldRaiseTheAlarmOnceWhenBothChannelsAreSilent() {
        fixture.onBoth(first.data(1, 1));
        fixture.pass(1499);
        assertThat(fixture.events.lines).hasSize(1);

        fixture.pass(5000);
        fixture.on(B, first.heartbeat(2));

        assertThat(fixture.events.lines)
                .containsExactly("session G126112101 from 1", "stale 0", "stale 1", "inactive", "alive 1", "active");
    }

    @Test
    void shouldCountAndNeverThrowWhenTheBytesAreGarbage() {
        SplittableRandom random = new SplittableRandom(7);
        fixture.onBoth(first.data(1, 1));

        for (int i = 0; i < 2000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            fixture.on(A, noise);
            fixture.answer(noise);
        }
        fixture.onBoth(first.data(2, 1));

        assertThat(fixture.count(Channel.MALFORMED, A)).isGreaterThan(1900);
        assertThat(fixture.count(Total.ANSWERS_REFUSED)).isEqualTo(2000);
        assertThat(fixture.events.delivered).containsExactly(1L, 2L);
    }

    @Test
    void shouldBelieveANumberFarAheadOnlyWhenASecondDatagramAgrees() {
        fixture.onBoth(first.data(1, 1));
        fixture.on(A, first.data(1_000_000, 1));
        fixture.onBoth(first.data(2, 1));
        assertThat(fixture.count(Total.GAPS)).isZero();

        fixture.onBoth(first.heartbeat(1_000_000));

        assertThat(fixture.events.lines).contains("opened 3-999999");
    }
}
