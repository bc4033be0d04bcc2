package dev.causeway.store;

import static dev.causeway.store.Entries.STREAM;
import static dev.causeway.store.Entries.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every journal does, whatever it writes to. */
abstract class JournalContract {
    protected Journal journal;

    /** A fresh, empty journal. */
    protected abstract Journal create();

    @BeforeEach
    void open() {
        journal = create();
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void shouldKnowNothingWhenEmpty() {
        assertThat(journal.streamName()).isNull();
        assertThat(journal.nextFeedSeq()).isEqualTo(1);
        assertThat(journal.journaledPosition()).isZero();
        assertThat(journal.state().knows(7)).isFalse();
        assertThat(journal.state().expected(7)).isEqualTo(1);
        assertThat(journal.recovery().streamName()).isNull();
    }

    @Test
    void shouldRefuseAppendWhenNoStreamHasBegun() {
        assertThatThrownBy(() -> journal.append(Entries.notice(1, 1, "x"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldShowRecordToReaderOnlyWhenCommitted() {
        journal.beginStream(STREAM, 5);
        JournalReader reader = journal.newReader();

        journal.append(Entries.venue(1, 3, 10, WHOLE, "first"));
        String before = Entries.read(reader, 1);
        journal.commit();

        assertThat(before).isNull();
        assertThat(Entries.read(reader, 1)).isEqualTo("first");
        assertThat(Entries.read(reader, 2)).isNull();
        assertThat(Entries.read(reader, 0)).isNull();
        assertThat(journal.journaledPosition()).isEqualTo(1);
        assertThat(reader.lowestFeedSeq()).isEqualTo(1);
        reader.close();
    }

    @Test
    void shouldGiveBackEveryFieldWhenRead() {
        journal.beginStream(STREAM, 5);
        JournalEntry written = Entries.venue(1, 65_535, 0x1_0000_0001L, WHOLE, "payload");
        written.epoch = 9;
        written.epochNanos = 1_700_000_000_123_456_789L;
        journal.append(written);
        journal.commit();

        JournalEntry read = new JournalEntry();
        boolean found = journal.newReader().read(1, read);

        assertThat(found).isTrue();
        assertThat(read.type).isEqualTo(RecordType.FEED_VENUE);
        assertThat(read.flags).isEqualTo(WHOLE);
        assertThat(read.sessionNo).isEqualTo(65_535);
        assertThat(read.epoch).isEqualTo(9);
        assertThat(read.venueSeqNo).isEqualTo(0x1_0000_0001L);
        assertThat(read.nextExpected).isEqualTo(0x1_0000_0002L);
        assertThat(read.feedSeq).isEqualTo(1);
        assertThat(read.epochNanos).isEqualTo(1_700_000_000_123_456_789L);
        assertThat(Entries.text(read)).isEqualTo("payload");
    }

    @Test
    void shouldPublishOnlyCompleteUnitsWhenCommitted() {
        journal.beginStream(STREAM, 5);
        journal.append(Entries.venue(1, 1, 1, WHOLE, "a"));
        journal.append(Entries.venue(2, 1, 2, JournalEntry.FIRST, "b"));
        journal.append(Entries.venue(3, 1, 2, 0, "c"));
        journal.commit();
        long inside = journal.journaledPosition();

        journal.append(Entries.venue(4, 1, 2, JournalEntry.LAST, "d"));
        journal.commit();

        assertThat(inside).isEqualTo(1);
        assertThat(journal.journaledPosition()).isEqualTo(4);
        assertThat(journal.state().expected(1)).isEqualTo(3);
    }

    @Test
    void shouldRefuseAnotherSessionsRecordWhenUnitIsOpen() {
        journal.beginStream(STREAM, 5);
        journal.append(Entries.venue(1, 1, 1, JournalEntry.FIRST, "a"));

        assertThatThrownBy(() -> journal.append(Entries.venue(2, 2, 1, WHOLE, "b")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> journal.append(Entries.venue(2, 1, 1, JournalEntry.FIRST, "b")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(journal.nextFeedSeq()).isEqualTo(2);
    }

    @Test
    void shouldRefuseFeedNumberWhenItIsNotNext() {
        journal.beginStream(STREAM, 5);

        assertThatThrownBy(() -> journal.append(Entries.notice(2, 1, "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("feed number 2, next is 1");
        assertThat(journal.nextFeedSeq()).isEqualTo(1);
    }

    @Test
    void shouldKeepPositionsWhenRecordsMoveThem() {
        journal.beginStream(STREAM, 5);

        journal.append(Entries.epoch(300, 1, 777, 1));
        journal.append(Entries.venue(1, 300, 1, WHOLE, "a"));
        journal.append(Entries.notice(2, 300, "status"));
        journal.append(Entries.advance(300, 8));
        journal.append(Entries.epoch(2, 4, 0, 0));

        assertThat(journal.state().knows(300)).isTrue();
        assertThat(journal.state().epoch(300)).isEqualTo(1);
        assertThat(journal.state().venueEpoch(300)).isEqualTo(777);
        assertThat(journal.state().epochStartNanos(300)).isEqualTo(1_000_000_300L);
        assertThat(journal.state().expected(300)).isEqualTo(8);
        assertThat(journal.state().epoch(2)).isEqualTo(4);
        assertThat(journal.state().expected(2)).isEqualTo(1);
        assertThat(journal.state().knows(1)).isFalse();
    }

    @Test
    void shouldShowLatestDefinitionsInOrderOfIdsWhenAsked() {
        journal.beginStream(STREAM, 5);
        journal.append(Entries.definition(1, 20, "old"));
        journal.append(Entries.definition(1, 3, "three"));
        journal.append(Entries.definition(2, 1, "other kind"));
        journal.append(Entries.definition(1, 20, "new"));

        assertThat(definitions(1)).containsExactly("3=three", "20=new");
        assertThat(definitions(2)).containsExactly("1=other kind");
        assertThat(definitions(3)).isEmpty();
    }

    @Test
    void shouldBeginAtOneAndCarryStateWhenStreamBegins() {
        journal.beginStream(STREAM, 5);
        JournalReader reader = journal.newReader();
        journal.append(Entries.epoch(1, 2, 0, 1));
        journal.append(Entries.venue(1, 1, 1, WHOLE, "old"));
        journal.append(Entries.definition(1, 1, "kept"));
        journal.commit();
        Entries.read(reader, 1);

        journal.beginStream("G126112102", 6);
        String gone = Entries.read(reader, 1);
        journal.append(Entries.venue(1, 1, 2, WHOLE, "new"));
        journal.commit();

        assertThat(gone).isNull();
        assertThat(Entries.read(reader, 1)).isEqualTo("new");
        assertThat(journal.streamName()).isEqualTo("G126112102");
        assertThat(journal.journaledPosition()).isEqualTo(1);
        assertThat(journal.state().expected(1)).isEqualTo(3);
        assertThat(journal.state().epoch(1)).isEqualTo(2);
        assertThat(definitions(1)).containsExactly("1=kept");
        reader.close();
    }

    @Test
    void shouldKeepReadingAnEndedStreamUnderItsOwnNameWhenAnotherHasBegun() {
        journal.beginStream(STREAM, 5);
        JournalStream old = journal.streams().get(0);
        JournalReader ofOld = old.newReader();
        journal.append(Entries.venue(1, 1, 1, WHOLE, "old"));
        journal.commit();

        journal.beginStream("G126112102", 6);
        journal.append(Entries.venue(1, 1, 2, WHOLE, "new"));
        journal.append(Entries.venue(2, 1, 3, WHOLE, "newer"));
        journal.commit();

        assertThat(journal.streams()).extracting(JournalStream::name).containsExactly("G126112102", STREAM);
        assertThat(journal.streams()).extracting(JournalStream::beganNanos).containsExactly(6L, 5L);
        assertThat(old.position()).isEqualTo(1);
        assertThat(Entries.read(ofOld, 1)).isEqualTo("old");
        assertThat(Entries.read(ofOld, 2)).isNull();
        assertThat(Entries.read(old.newReader(), 1)).isEqualTo("old");
        assertThat(Entries.read(journal.streams().get(0).newReader(), 2)).isEqualTo("newer");
        ofOld.close();
    }

    @Test
    void shouldCommitWhatTheOldStreamWasGivenWhenAnotherBegins() {
        journal.beginStream(STREAM, 5);
        journal.append(Entries.venue(1, 1, 1, WHOLE, "last of the old"));

        journal.beginStream("G126112102", 6);

        JournalStream old = journal.streams().get(1);
        assertThat(old.position()).isEqualTo(1);
        try (JournalReader reader = old.newReader()) {
            assertThat(Entries.read(reader, 1)).isEqualTo("last of the old");
        }
    }

    @Test
    void shouldShowAFewStreamsOnlyWhenManyHaveBegun() {
        for (int run = 10; run < 20; run++) {
            journal.beginStream("G1261121" + run, run);
        }

        assertThat(journal.streams())
                .extracting(JournalStream::name)
                .containsExactly("G126112119", "G126112118", "G126112117", "G126112116");
    }

    @Test
    void shouldRefuseStreamNameWhenItIsNotTenCharacters() {
        assertThatThrownBy(() -> journal.beginStream("SHORT", 5)).isInstanceOf(IllegalArgumentException.class);
        assertThat(journal.streamName()).isNull();
    }

    private List<String> definitions(int kind) {
        List<String> seen = new ArrayList<>();
        journal.state().forEachDefinition(kind, (id, buffer, offset, length) -> {
            seen.add(id + "=" + buffer.getStringWithoutLengthAscii(offset, length));
        });
        return seen;
    }
}
