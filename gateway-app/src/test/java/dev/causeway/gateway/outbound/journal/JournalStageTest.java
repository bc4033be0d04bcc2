package dev.causeway.gateway.outbound.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.gateway.port.StreamNames;
import dev.causeway.store.Journal;
import dev.causeway.store.JournalEntry;
import dev.causeway.store.JournalStream;
import dev.causeway.store.MemoryJournal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalStageTest {
    private static final int SESSION = 3;
    private static final StreamNames NAMES = (last, epochNanos) -> "N" + last.substring(1, 8) + epochNanos;

    private final Journal journal = new MemoryJournal();
    private JournalStage stage;

    @BeforeEach
    void beginEpoch() {
        journal.beginStream("G126112101", 1);
        stage = new JournalStage(journal, SESSION, NAMES);
        stage.journal(epoch(1, 1));
        stage.commit();
    }

    @Test
    void shouldAllotFeedNumbersInOrderWhenVenueNumbersAreInOrder() {
        Slot first = venue(1, JournalEntry.FIRST | JournalEntry.LAST);
        Slot second = venue(2, JournalEntry.FIRST | JournalEntry.LAST);

        stage.journal(first);
        stage.journal(second);
        stage.commit();

        assertThat(first.feedSeq).isEqualTo(1);
        assertThat(second.feedSeq).isEqualTo(2);
        assertThat(stage.committed().committedExpected(SESSION)).isEqualTo(3);
        assertThat(journal.journaledPosition()).isEqualTo(2);
    }

    @Test
    void shouldDropDuplicateWhenVenueSendsANumberAgain() {
        stage.journal(venue(1, JournalEntry.FIRST | JournalEntry.LAST));
        Slot again = venue(1, JournalEntry.FIRST | JournalEntry.LAST);

        stage.journal(again);
        stage.commit();

        assertThat(again.feedSeq).isEqualTo(Slot.NOT_ON_FEED);
        assertThat(journal.nextFeedSeq()).isEqualTo(2);
        assertThat(stage.counters().duplicates.longValue()).isEqualTo(1);
    }

    @Test
    void shouldShowNothingAsCommittedBeforeTheBatchEnds() {
        stage.journal(venue(1, JournalEntry.FIRST | JournalEntry.LAST));

        assertThat(stage.committed().committedExpected(SESSION)).isEqualTo(1);
        assertThat(journal.journaledPosition()).isZero();
    }

    @Test
    void shouldCommitVenueNumberOnlyWithTheLastMessageOfItsUnit() {
        stage.journal(venue(1, JournalEntry.FIRST));
        stage.journal(venue(1, 0));
        stage.commit();
        assertThat(stage.committed().committedExpected(SESSION)).isEqualTo(1);

        Slot last = venue(1, JournalEntry.LAST);
        stage.journal(last);
        stage.commit();

        assertThat(last.feedSeq).isEqualTo(3);
        assertThat(stage.committed().committedExpected(SESSION)).isEqualTo(2);
    }

    @Test
    void shouldEndThePipelineWhenASessionPassesOverNumbersSilently() {
        Slot skipping = venue(2, JournalEntry.FIRST | JournalEntry.LAST);

        assertThatThrownBy(() -> stage.journal(skipping))
                .isInstanceOf(OutOfOrderException.class)
                .hasMessageContaining("brought number 2 where 1 is expected");
    }

    @Test
    void shouldMoveExpectedWithoutFeedMessageWhenAdvanced() {
        Slot advance = slot(SlotKind.ADVANCE);
        advance.nextExpected = 10;

        stage.journal(advance);
        stage.commit();

        assertThat(advance.feedSeq).isEqualTo(Slot.NOT_ON_FEED);
        assertThat(stage.committed().committedExpected(SESSION)).isEqualTo(10);
    }

    @Test
    void shouldNeverLowerExpectedWithinAnEpoch() {
        Slot up = slot(SlotKind.ADVANCE);
        up.nextExpected = 10;
        Slot down = slot(SlotKind.ADVANCE);
        down.nextExpected = 4;

        stage.journal(up);
        stage.journal(down);
        stage.commit();

        assertThat(stage.committed().committedExpected(SESSION)).isEqualTo(10);
    }

    @Test
    void shouldTakeNumberOneAgainWhenANewEpochBegins() {
        stage.journal(venue(1, JournalEntry.FIRST | JournalEntry.LAST));
        stage.journal(epoch(2, 1));
        Slot first = venue(1, JournalEntry.FIRST | JournalEntry.LAST);
        first.epoch = 2;

        stage.journal(first);
        stage.commit();

        assertThat(first.feedSeq).isEqualTo(2);
        assertThat(stage.committed().committedEpoch(SESSION)).isEqualTo(2);
        assertThat(stage.committed().committedExpected(SESSION)).isEqualTo(2);
    }

    @Test
    void shouldRefuseMessageOfAnEpochThatIsNotCurrent() {
        Slot stale = venue(1, JournalEntry.FIRST | JournalEntry.LAST);
        stale.epoch = 2;

        assertThatThrownBy(() -> stage.journal(stale)).hasMessageContaining("epoch 2 of session 3 where epoch 1");
    }

    @Test
    void shouldPassOverASlotWhoseEncodingFailed() {
        Slot nothing = slot(null);

        assertThat(stage.journal(nothing)).isTrue();

        assertThat(nothing.feedSeq).isEqualTo(Slot.NOT_ON_FEED);
    }

    @Test
    void shouldGoOnFromTheJournalsPositionsWhenOpenedAgain() {
        stage.journal(venue(1, JournalEntry.FIRST | JournalEntry.LAST));
        stage.commit();

        JournalStage reopened = new JournalStage(journal, SESSION, NAMES);

        assertThat(reopened.committed().committedExpected(SESSION)).isEqualTo(2);
        assertThat(reopened.committed().committedEpoch(SESSION)).isEqualTo(1);
    }

    @Test
    void shouldRecordNothingAndSayWhyWhenTheStoreRefuses() {
        RefusingJournal refusing = new RefusingJournal(journal);
        JournalStage onRefusing = new JournalStage(refusing, SESSION, NAMES);
        Slot message = venue(1, JournalEntry.FIRST | JournalEntry.LAST);
        refusing.refuse("disk full");

        assertThat(onRefusing.journal(message)).isFalse();
        assertThat(onRefusing.storeFailure()).isEqualTo("disk full");
        assertThat(message.feedSeq).isEqualTo(Slot.NOT_ON_FEED);

        refusing.refuse(null);
        assertThat(onRefusing.journal(message)).isTrue();
        assertThat(onRefusing.commit()).isTrue();
        assertThat(onRefusing.storeFailure()).isNull();
        assertThat(message.feedSeq).isEqualTo(1);
        assertThat(onRefusing.committed().committedExpected(SESSION)).isEqualTo(2);
    }

    @Test
    void shouldBeginAStreamWithNumberOneWhenARollIsAskedFor() {
        stage.journal(venue(1, JournalEntry.FIRST | JournalEntry.LAST));
        Slot roll = roll(10);
        Slot behind = venue(2, JournalEntry.FIRST | JournalEntry.LAST);

        stage.journal(roll);
        stage.journal(behind);
        stage.commit();

        assertThat(journal.streams()).extracting(JournalStream::name).containsExactly("N126112110", "G126112101");
        assertThat(journal.streams()).extracting(JournalStream::position).containsExactly(1L, 1L);
        assertThat(roll.buffer().getStringWithoutLengthAscii(0, roll.length)).isEqualTo("N126112110");
        assertThat(roll.feedSeq).isEqualTo(Slot.NOT_ON_FEED);
        assertThat(behind.feedSeq).isEqualTo(1);
        assertThat(stage.committed().committedExpected(SESSION)).isEqualTo(3);
        assertThat(stage.counters().rolls.longValue()).isEqualTo(1);
    }

    @Test
    void shouldDropWhatTheOldStreamHasWhenAVenueRepeatsItInTheNewOne() {
        stage.journal(venue(1, JournalEntry.FIRST | JournalEntry.LAST));
        stage.journal(roll(10));
        Slot repeated = venue(1, JournalEntry.FIRST | JournalEntry.LAST);

        stage.journal(repeated);
        stage.commit();

        assertThat(repeated.feedSeq).isEqualTo(Slot.NOT_ON_FEED);
        assertThat(journal.nextFeedSeq()).isEqualTo(1);
    }

    @Test
    void shouldRollOnceWhenTheSameRollIsAskedForTwice() {
        stage.journal(roll(10));
        Slot again = roll(10);

        stage.journal(again);

        assertThat(again.kind).isNull();
        assertThat(journal.streams()).hasSize(2);
    }

    @Test
    void shouldGoOnWithTheOldStreamWhenTheStoreRefusesTheNewOne() {
        RefusingJournal refusing = new RefusingJournal(journal);
        JournalStage onRefusing = new JournalStage(refusing, SESSION, NAMES);
        Slot roll = roll(10);
        refusing.refuse("disk full");

        assertThat(onRefusing.journal(roll)).isTrue();
        refusing.refuse(null);
        Slot behind = venue(1, JournalEntry.FIRST | JournalEntry.LAST);
        onRefusing.journal(behind);
        onRefusing.commit();

        assertThat(roll.kind).isNull();
        assertThat(journal.streamName()).isEqualTo("G126112101");
        assertThat(behind.feedSeq).isEqualTo(1);
        assertThat(onRefusing.counters().rollsRefused.longValue()).isEqualTo(1);
        assertThat(onRefusing.storeFailure()).isNull();
    }

    /** @param epochNanos when the roll is wanted and when it happens */
    private static Slot roll(long epochNanos) {
        Slot slot = slot(SlotKind.ROLL);
        slot.nextExpected = epochNanos;
        slot.epochNanos = epochNanos;
        return slot;
    }

    private static Slot venue(long venueSeqNo, int flags) {
        Slot slot = slot(SlotKind.VENUE);
        slot.venueSeqNo = venueSeqNo;
        slot.nextExpected = venueSeqNo + 1;
        slot.flags = flags;
        slot.length = 16;
        return slot;
    }

    private static Slot epoch(int epoch, long nextExpected) {
        Slot slot = slot(SlotKind.EPOCH);
        slot.epoch = epoch;
        slot.nextExpected = nextExpected;
        return slot;
    }

    private static Slot slot(SlotKind kind) {
        Slot slot = new Slot();
        slot.kind = kind;
        slot.flags = JournalEntry.FIRST | JournalEntry.LAST;
        slot.sessionNo = SESSION;
        slot.epoch = 1;
        return slot;
    }
}
