package dev.causeway.gateway.inbound.fix.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.inbound.fix.Fixtures;
import dev.causeway.store.MemoryOutboundLog;
import dev.causeway.store.OutboundLog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndeliveredOrdersTest {
    private final OutboundLog log = new SerializedOutboundLog(new MemoryOutboundLog());
    private final SentMessages sent = new SentMessages(log);
    private final List<Long> told = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final UndeliveredOrders undelivered = new UndeliveredOrders(
            log,
            new ResendRule(ResendPolicy.DEFAULTS, () -> Fixtures.NOW),
            (seqNo, message, offset, length) -> told.add(seqNo));
    private int room = Integer.MAX_VALUE;

    @Test
    void shouldTellTheOwnerOfOrdersAndQuestionsAndOfNothingElse() {
        sent.add("A", "98=0").order("ONE").add("F", "11=TWO|41=ONE").add("G", "11=THREE|41=ONE");
        sent.add("H", "11=ONE")
                .add("V", "262=R")
                .add("0", "")
                .add("AE", "571=T")
                .add("8", "37=V");

        missing(1, 9);

        assertThat(told).containsExactly(2L, 3L, 4L, 5L);
    }

    @Test
    void shouldAskForTheStatusOfEachOrderByTheNameTheVenueMayKnow() {
        sent.order("ONE").add("F", "11=TWO|41=BEFORE|37=77|54=2|55=MSFT").add("G", "11=THREE|41=TWO|54=2|55=MSFT");
        missing(1, 3);

        ask(10);

        assertThat(asked)
                .containsExactly("11=ONE 37= 55=AAPL 54=1", "11=BEFORE 37=77 55=MSFT 54=2", "11=TWO 37= 55=MSFT 54=2");
    }

    @Test
    void shouldAskOnceWhenAnOrderAndItsCancelAreBothUndelivered() {
        sent.order("ONE").add("F", "11=TWO|41=ONE|54=1|55=AAPL");
        missing(1, 2);

        ask(10);

        assertThat(asked).hasSize(1);
    }

    @Test
    void shouldGoOnWhereItWasWhenThereIsNoRoom() {
        sent.order("ONE").order("TWO").order("THREE");
        missing(1, 3);
        room = 1;

        ask(10);
        assertThat(asked).hasSize(1);
        room = Integer.MAX_VALUE;
        ask(10);
        ask(10);

        assertThat(asked).extracting(each -> each.split(" ")[0]).containsExactly("11=ONE", "11=TWO", "11=THREE");
    }

    @Test
    void shouldAskOfAFewAtOnceOnly() {
        for (int i = 0; i < 1_000; i++) {
            sent.order("C" + i);
        }
        missing(1, 1_000);

        ask(64);
        assertThat(asked).hasSize(64);
        for (int i = 0; i < 20; i++) {
            ask(64);
        }

        assertThat(asked).hasSize(1_000).doesNotHaveDuplicates();
    }

    @Test
    void shouldAskOnceAConnectionWhenTheVenueAsksAgainAndAgain() {
        sent.order("ONE").order("TWO");
        for (int i = 0; i < 5; i++) {
            missing(1, 2);
            ask(10);
        }
        assertThat(asked).hasSize(2);
        assertThat(told).hasSize(10);

        undelivered.onConnection();
        missing(1, 2);
        ask(10);

        assertThat(asked).hasSize(4);
    }

    @Test
    void shouldTellOfNothingThatTheVenueHas() {
        sent.order("ONE").order("TWO").order("THREE");
        undelivered.acknowledged(2);

        missing(1, 3);

        assertThat(told).containsExactly(3L);
    }

    @Test
    void shouldForgetWhenANewEpochBegins() {
        sent.order("ONE").order("TWO");
        undelivered.acknowledged(2);
        missing(1, 2);
        log.reset(2, 1, 0);
        sent.order("NEW");

        ask(10);
        assertThat(asked).isEmpty();
        missing(1, 1);

        assertThat(told).containsExactly(1L);
    }

    @Test
    void shouldTellWhatIsOpenAndAskInTheNewEpochWhenTheEpochEnds() {
        sent.order("ONE").add("0", "").order("TWO").add("F", "11=THREE|41=TWO|54=1|55=AAPL");
        sent.add("H", "11=FOUR|54=1|55=AAPL").add("V", "262=R");
        undelivered.acknowledged(1);

        endEpoch();
        ask(10);

        assertThat(told).containsExactly(3L, 4L, 5L);
        assertThat(asked).extracting(each -> each.split(" ")[0]).containsExactly("11=TWO", "11=FOUR");
    }

    @Test
    void shouldTellNothingWhenTheEpochEndsAndTheVenueHasEverything() {
        sent.order("ONE").order("TWO");
        undelivered.acknowledged(2);

        endEpoch();
        ask(10);

        assertThat(told).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void shouldAskInTheNewEpochWhatWasToldAndNotYetAskedInTheOld() {
        sent.order("ONE").order("TWO");
        missing(1, 2);
        undelivered.acknowledged(2);

        endEpoch();
        ask(10);

        assertThat(told).containsExactly(1L, 2L);
        assertThat(asked).hasSize(2);
    }

    @Test
    void shouldGoOnAskingOfAnEndedEpochWhenThereWasNoRoom() {
        sent.order("ONE").order("TWO").order("THREE");
        room = 2;

        endEpoch();
        ask(10);
        assertThat(asked).hasSize(2);
        room = Integer.MAX_VALUE;
        ask(10);
        ask(10);

        assertThat(asked).extracting(each -> each.split(" ")[0]).containsExactly("11=ONE", "11=TWO", "11=THREE");
    }

    @Test
    void shouldGoOnWhenTheOwnerFails() {
        sent.order("ONE").order("TWO");
        UndeliveredOrders failing = new UndeliveredOrders(
                log, new ResendRule(ResendPolicy.DEFAULTS, () -> Fixtures.NOW), (seqNo, message, offset, length) -> {
                    throw new IllegalStateException("owner");
                });

        log.forEach(1, 2, (seqNo, nanos, message, offset, length) -> {
            failing.onUndelivered(seqNo, message, offset, length);
            return true;
        });
        failing.askForStatus(10, this::send);

        assertThat(asked).hasSize(2);
    }

    private void missing(long from, long to) {
        log.forEach(from, to, (seqNo, nanos, message, offset, length) -> {
            undelivered.onUndelivered(seqNo, message, offset, length);
            return true;
        });
    }

    private void endEpoch() {
        undelivered.epochEnds();
        log.reset(log.epoch() + 1, 1, 0);
    }

    private void ask(int most) {
        undelivered.askForStatus(most, this::send);
    }

    private boolean send(OrderMessage question) {
        if (room <= 0) {
            return false;
        }
        room--;
        String text = "\001" + question;
        asked.add("11=" + RecordingWire.field(text, 11) + " 37=" + RecordingWire.field(text, 37) + " 55="
                + RecordingWire.field(text, 55) + " 54=" + RecordingWire.field(text, 54));
        return true;
    }
}
