package dev.causeway.gateway.inbound.fix.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causeway.gateway.inbound.fix.Fixtures;
import dev.causeway.gateway.inbound.fix.TestRing;
import dev.causeway.gateway.inbound.gap.GapView;
import dev.causeway.gateway.normalize.SessionEventLog;
import dev.causeway.gateway.port.CapturedWarnings;
import dev.causeway.gateway.port.SessionView.FilledBy;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.protocol.feed.sbe.GapNoticeDecoder;
import dev.causeway.protocol.feed.sbe.GapState;
import dev.causeway.store.MemoryOutboundLog;
import dev.causeway.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RingMessageStoreTest {
    private final List<StoreException> failures = new ArrayList<>();
    private final MemoryOutboundLog log = new MemoryOutboundLog();
    private TestRing ring;
    private InboundNumbers numbers;
    private RingMessageStore store;

    @BeforeEach
    void setUp() {
        open(new TestRing());
    }

    private void open(TestRing over) {
        ring = over;
        numbers = Fixtures.numbers(ring);
        store = new RingMessageStore(numbers, log, () -> Fixtures.NOW, failures::add, () -> {});
    }

    private void publishUnit(long seqNo) {
        long position = ring.claim(1);
        var slot = ring.slot(position);
        slot.kind = SlotKind.VENUE;
        slot.flags = 12;
        slot.epoch = numbers.epoch();
        slot.venueSeqNo = seqNo;
        slot.nextExpected = seqNo + 1;
        ring.publish(position, 1);
        numbers.carried(seqNo + 1);
    }

    @Test
    void shouldPutAnAdvanceIntoTheRingWhenAnAdminMessageIsPassed() throws IOException {
        store.incrNextTargetMsgSeqNum();

        assertThat(store.getNextTargetMsgSeqNum()).isEqualTo(2);
        assertThat(ring.kinds()).containsExactly(SlotKind.ADVANCE);
        assertThat(ring.published().get(0).nextExpected).isEqualTo(2);
    }

    @Test
    void shouldAddNothingWhenTheUnitCarriesTheNumberAlready() throws IOException {
        publishUnit(1);
        store.incrNextTargetMsgSeqNum();
        store.incrNextTargetMsgSeqNum();

        assertThat(ring.kinds()).containsExactly(SlotKind.VENUE, SlotKind.ADVANCE);
        assertThat(ring.published().get(1).nextExpected).isEqualTo(3);
        assertThat(store.getNextTargetMsgSeqNum()).isEqualTo(3);
    }

    @Test
    void shouldAdvanceBehindTheMessageWhenAGapFillMovesTheNumber() throws IOException {
        publishUnit(1);
        store.incrNextTargetMsgSeqNum();
        store.setNextTargetMsgSeqNum(9);

        assertThat(ring.kinds()).containsExactly(SlotKind.VENUE, SlotKind.ADVANCE);
        assertThat(ring.published().get(1).nextExpected).isEqualTo(9);
    }

    @Test
    void shouldDeclareLossWhenResetModeSkips() throws IOException {
        store.onResetMode(1);
        store.setNextTargetMsgSeqNum(5);

        GapNoticeDecoder notice =
                new GapNoticeDecoder().wrap(ring.published().get(0).buffer(), 8, 48, 0);
        assertThat(notice.fromSeqNo()).isEqualTo(2);
        assertThat(notice.toSeqNo()).isEqualTo(4);
        assertThat(notice.state()).isEqualTo(GapState.LOST);
        assertThat(ring.committedExpected(7)).isEqualTo(5);
        assertThat(store.getNextTargetMsgSeqNum()).isEqualTo(5);
        assertThat(numbers.lost()).isEqualTo(3);
    }

    @Test
    void shouldShowTheNumberBehindALossBeforeItIsCommitted() throws IOException {
        List<Long> committed = new ArrayList<>();
        List<Long> behind = new ArrayList<>();
        ring.whenJournaled(() -> {
            committed.add(numbers.committedExpected());
            behind.add(numbers.committedExpected() - numbers.live());
        });

        store.onResetMode(1);
        store.setNextTargetMsgSeqNum(5);
        numbers.asked(5, 8, 8, 0);
        store.reset();

        assertThat(committed).contains(5L, 9L);
        assertThat(behind).allMatch(count -> count <= 0);
    }

    @Test
    void shouldNameTheLostNumbersInAWarningWhenResetModeSkipsOrAResetLeavesAGap() throws IOException {
        try (CapturedWarnings warnings = CapturedWarnings.of(SessionEventLog.class)) {
            store.onResetMode(1);
            store.setNextTargetMsgSeqNum(5);
            numbers.asked(5, 8, 8, 0);
            store.reset();

            assertThat(warnings.lines())
                    .filteredOn(line -> line.contains("declared lost"))
                    .satisfiesExactly(
                            skip -> assertThat(skip)
                                    .contains("2..4 of epoch 1 declared lost, SequenceReset skips them"),
                            reset -> assertThat(reset).contains("5..8 of epoch 1 declared lost, a new epoch begins"));
        }
        assertThat(numbers.lost()).isEqualTo(7);
    }

    @Test
    void shouldKeepTheGapAndCountTheAttemptsWhenItIsAskedForAgain() throws IOException {
        store.setNextTargetMsgSeqNum(3);
        numbers.asked(3, 8, 8, 0);
        GapView first = gap();

        numbers.rebase();
        numbers.asked(3, 8, 8, 0);
        numbers.asked(4, 10, 10, 0);

        assertThat(gap()).isEqualTo(new GapView(first.id(), 3, 10, first.openedEpochNanos(), 0, 3, false, null));
        store.setNextTargetMsgSeqNum(11);
        assertThat(numbers.gapOpen()).isFalse();
        assertThat(gap().filledBy()).isEqualTo(FilledBy.GAP_FILL);
        numbers.asked(11, 12, 12, 0);
        assertThat(gap().id()).isEqualTo(first.id() + 1);
        store.incrNextTargetMsgSeqNum();
        store.incrNextTargetMsgSeqNum();
        assertThat(gap().filledBy()).isEqualTo(FilledBy.RESEND);
    }

    private GapView gap() {
        return numbers.gaps().get(numbers.gaps().size() - 1);
    }

    @Test
    void shouldDeclareNothingWhenResetModeTakesOnlyItsOwnNumber() throws IOException {
        store.onResetMode(1);
        store.setNextTargetMsgSeqNum(2);

        assertThat(ring.published()).extracting(slot -> slot.kind).containsExactly(SlotKind.ADVANCE);
    }

    @Test
    void shouldAskAgainWithoutTheRingWhenTheNumberGoesBack() throws IOException {
        store.setNextTargetMsgSeqNum(6);
        store.setNextTargetMsgSeqNum(4);
        store.incrNextTargetMsgSeqNum();

        assertThat(store.getNextTargetMsgSeqNum()).isEqualTo(5);
        assertThat(ring.published()).hasSize(1);
    }

    @Test
    void shouldRefuseTheIncrementWhenTheMessageIsNotTheExpectedOne() throws IOException {
        numbers.processing(4);
        store.incrNextTargetMsgSeqNum();
        numbers.processed();

        assertThat(store.getNextTargetMsgSeqNum()).isEqualTo(1);
        assertThat(numbers.refusedIncrements()).isEqualTo(1);
        assertThat(ring.published()).isEmpty();
    }

    @Test
    void shouldBeginAtTheCommittedNumberWhenRestarted() throws IOException {
        ring.automatic(false);
        for (int seqNo = 1; seqNo <= 6; seqNo++) {
            publishUnit(seqNo);
            store.incrNextTargetMsgSeqNum();
        }
        ring.journal(4);

        open(ring.afterCrash());

        assertThat(store.getNextTargetMsgSeqNum()).isEqualTo(5);
    }

    @Test
    void shouldNeverRewindTheSenderWhenRefreshed() throws IOException {
        store.set(1, "one");
        store.incrNextSenderMsgSeqNum();
        store.incrNextTargetMsgSeqNum();
        store.refresh();
        store.refresh();

        assertThat(store.getNextSenderMsgSeqNum()).isEqualTo(2);
        assertThat(store.getNextTargetMsgSeqNum()).isEqualTo(2);
    }

    @Test
    void shouldHaveTheNumberWithTheMessageWhenCrashedBeforeTheIncrement() throws IOException {
        store.set(1, "one");

        open(ring.afterCrash());

        assertThat(store.getNextSenderMsgSeqNum()).isEqualTo(2);
        store.set(2, "two");
        store.incrNextSenderMsgSeqNum();
        assertThat(store.getNextSenderMsgSeqNum()).isEqualTo(3);
    }

    @Test
    void shouldCountWithoutAMessageWhenNothingWasSet() throws IOException {
        store.incrNextSenderMsgSeqNum();
        store.incrNextSenderMsgSeqNum();

        assertThat(store.getNextSenderMsgSeqNum()).isEqualTo(3);
    }

    @Test
    void shouldGiveOnlyApplicationMessagesWhenARangeIsAskedFor() throws IOException {
        store.set(1, Fixtures.raw("FIX.4.4", "35=A|34=1|554=secret"));
        store.set(2, Fixtures.raw("FIX.4.4", "35=V|34=2"));
        store.set(3, Fixtures.raw("FIX.4.4", "35=0|34=3"));
        store.set(4, Fixtures.raw("FIX.4.4", "35=j|34=4"));

        List<String> messages = new ArrayList<>();
        store.get(1, 4, messages);

        assertThat(messages).hasSize(2).allMatch(message -> message.contains("35=V") || message.contains("35=j"));
    }

    @Test
    void shouldKeepNoSecretWhenALogonIsStored() throws IOException {
        store.set(1, Fixtures.raw("FIX.4.4", "35=A|34=1|553=me|554=hunter2|925=other"));

        StringBuilder stored = new StringBuilder();
        log.forEach(1, 1, (seqNo, nanos, buffer, offset, length) -> {
            stored.append(buffer.getStringWithoutLengthAscii(offset, length));
            return true;
        });

        assertThat(stored.toString())
                .doesNotContain("hunter2")
                .doesNotContain("other")
                .contains("554=*******");
        assertThat(stored.toString()).isEqualTo(Fixtures.raw("FIX.4.4", "35=A|34=1|553=me|554=*******|925=*****"));
    }

    @Test
    void shouldBeginAnEpochInTheJournalBeforeTheLogForgetsWhenReset() throws IOException {
        store.set(1, "one");
        publishUnit(1);
        store.incrNextTargetMsgSeqNum();

        store.reset();

        assertThat(ring.kinds()).containsExactly(SlotKind.VENUE, SlotKind.EPOCH);
        assertThat(log.epoch()).isEqualTo(2);
        assertThat(store.getNextSenderMsgSeqNum()).isEqualTo(1);
        assertThat(store.getNextTargetMsgSeqNum()).isEqualTo(1);
        assertThat(store.getCreationTime().getTime()).isEqualTo(Fixtures.NOW / 1_000_000);
        assertThat(ring.violations()).isZero();
    }

    @Test
    void shouldBeginOneEpochWhenTheEngineResetsTwiceForOneLogon() throws IOException {
        store.incrNextTargetMsgSeqNum();

        store.reset();
        store.reset();
        assertThat(log.epoch()).isEqualTo(2);
        store.incrNextTargetMsgSeqNum();
        store.reset();

        assertThat(log.epoch()).isEqualTo(3);
    }

    @Test
    void shouldKeepEverythingWhenTheRingDoesNotDrainAtAReset() throws IOException {
        ring.automatic(false);
        store.set(1, "one");
        publishUnit(1);
        store.incrNextTargetMsgSeqNum();
        numbers.asked(2, 4, 4, 0);

        assertThatThrownBy(() -> store.reset()).isInstanceOf(IOException.class);

        assertThat(ring.kinds()).doesNotContain(SlotKind.EPOCH);
        assertThat(numbers.gapOpen()).isTrue();
        assertThat(numbers.lost()).isZero();
        assertThat(log.epoch()).isEqualTo(1);
        assertThat(store.getNextSenderMsgSeqNum()).isEqualTo(2);
        assertThat(failures).hasSize(1);
    }

    @Test
    void shouldDeclareTheOpenGapLostWhenReset() throws IOException {
        store.setNextTargetMsgSeqNum(3);
        numbers.asked(3, 8, 8, 0);

        store.reset();

        var lost = ring.published().stream()
                .filter(slot -> slot.kind == SlotKind.NOTICE)
                .map(slot -> new GapNoticeDecoder().wrap(slot.buffer(), 8, 48, 0))
                .filter(notice -> notice.state() == GapState.LOST)
                .toList();
        assertThat(lost).hasSize(1);
        assertThat(lost.get(0).fromSeqNo()).isEqualTo(3);
        assertThat(lost.get(0).toSeqNo()).isEqualTo(8);
        assertThat(gap().filledBy()).isEqualTo(FilledBy.LOST);
        assertThat(numbers.gapOpen()).isFalse();
    }

    @Test
    void shouldFinishTheResetOfTheLogWhenACrashCutIt() throws IOException {
        store.set(1, "one");
        numbers.startEpoch();

        open(ring.afterCrash());

        assertThat(log.epoch()).isEqualTo(2);
        assertThat(store.getNextSenderMsgSeqNum()).isEqualTo(1);
    }

    @Test
    void shouldRefuseToOpenWhenTheLogIsAheadOfTheJournal() {
        log.reset(9, 1, Fixtures.NOW);

        assertThatThrownBy(() -> open(new TestRing()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("epoch 9");
    }

    @Test
    void shouldTellAndNotMoveWhenTheRingStaysFull() {
        ring.full(true);

        assertThatThrownBy(() -> store.incrNextTargetMsgSeqNum()).isInstanceOf(IOException.class);

        assertThat(store.getNextTargetMsgSeqNum()).isEqualTo(1);
        assertThat(failures).hasSize(1);
    }

    @Test
    void shouldTellAndNotCountWhenTheLogFails() {
        FailingOutboundLog failing = new FailingOutboundLog();
        RingMessageStore broken = new RingMessageStore(numbers, failing, () -> Fixtures.NOW, failures::add, () -> {});
        failing.broken(true);

        assertThatThrownBy(() -> broken.set(1, "one")).isInstanceOf(IOException.class);

        assertThat(broken.getNextSenderMsgSeqNum()).isEqualTo(1);
        assertThat(failures).hasSize(1);
    }

    @Test
    void shouldSayWhenAGapOpensAndIsFilled() throws IOException {
        numbers.asked(1, 2, 2, 0);
        numbers.asked(1, 2, 2, 0);
        store.incrNextTargetMsgSeqNum();
        assertThat(numbers.recovering(2)).isTrue();
        store.incrNextTargetMsgSeqNum();

        var states = ring.published().stream()
                .filter(slot -> slot.kind == SlotKind.NOTICE)
                .map(slot ->
                        new GapNoticeDecoder().wrap(slot.buffer(), 8, 48, 0).state())
                .toList();
        assertThat(states).containsExactly(GapState.OPEN, GapState.FILLED);
    }
}
