package dev.causeway.store;

import static dev.causeway.store.Entries.STREAM;
import static dev.causeway.store.Entries.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedJournalTest extends JournalContract {
    @TempDir
    Path directory;

    @Override
    protected Journal create() {
        return MappedJournal.open(options());
    }

    private JournalOptions options() {
        return new JournalOptions(directory, 4096, SyncPolicy.NONE, "boot-1", () -> 42);
    }

    @Test
    void shouldContinueWhenReopenedAfterClose() {
        fill(1, 100);
        journal.append(Entries.epoch(2, 3, 55, 9));
        journal.close();

        journal = MappedJournal.open(options());

        assertThat(journal.recovery().closedInOrder()).isTrue();
        assertThat(journal.recovery().sameBoot()).isTrue();
        assertThat(journal.recovery().truncatedBytes()).isZero();
        assertThat(journal.recovery().streamName()).isEqualTo(STREAM);
        assertThat(journal.nextFeedSeq()).isEqualTo(101);
        assertThat(journal.journaledPosition()).isEqualTo(100);
        assertThat(journal.state().expected(1)).isEqualTo(101);
        assertThat(journal.state().venueEpoch(2)).isEqualTo(55);
        assertThat(journal.state().expected(2)).isEqualTo(9);
    }

    @Test
    void shouldSayNotClosedAndOtherBootWhenOwnerDied() throws IOException {
        fill(1, 3);
        Path copy = Crash.copy(directory, directory.resolveSibling("copy-" + System.nanoTime()));

        try (Journal reopened =
                MappedJournal.open(new JournalOptions(copy, 4096, SyncPolicy.NONE, "boot-2", () -> 42))) {

            assertThat(reopened.recovery().closedInOrder()).isFalse();
            assertThat(reopened.recovery().sameBoot()).isFalse();
            assertThat(reopened.nextFeedSeq()).isEqualTo(4);
        }
    }

    @Test
    void shouldReadTheStreamBeforeWhenOwnerDiedRightAfterBeginningAnother() throws IOException {
        fill(1, 200);
        journal.beginStream("G126112199", 77);
        Path copy = Crash.copy(directory, directory.resolveSibling("copy-" + System.nanoTime()));

        try (Journal reopened =
                MappedJournal.open(new JournalOptions(copy, 4096, SyncPolicy.NONE, "boot-1", () -> 42))) {

            assertThat(reopened.streamName()).isEqualTo("G126112199");
            assertThat(reopened.nextFeedSeq()).isEqualTo(1);
            assertThat(reopened.streams()).extracting(JournalStream::name).containsExactly("G126112199", STREAM);
            JournalStream ended = reopened.streams().get(1);
            assertThat(ended.position()).isEqualTo(200);
            try (JournalReader reader = ended.newReader()) {
                assertThat(Entries.read(reader, 1)).isEqualTo("payload-1");
                assertThat(Entries.read(reader, 200)).isEqualTo("payload-200");
                assertThat(Entries.read(reader, 201)).isNull();
            }
        }
    }

    @Test
    void shouldReadEveryNumberAcrossRollsWhenReaderWasOpenedBefore() throws IOException {
        journal.beginStream(STREAM, 5);
        JournalReader reader = journal.newReader();
        for (long seq = 1; seq <= 500; seq++) {
            journal.append(Entries.venue(seq, 1, seq, WHOLE, "payload-" + seq));
            journal.commit();

            assertThat(Entries.read(reader, seq)).isEqualTo("payload-" + seq);
        }

        for (long seq = 500; seq >= 1; seq -= 7) {
            assertThat(Entries.read(reader, seq)).isEqualTo("payload-" + seq);
        }
        assertThat(segments()).hasSizeGreaterThan(8);
        reader.close();
    }

    @Test
    void shouldFindRecordsAndMakeIndexAgainWhenIndexIsMissingOrWrong() throws IOException {
        fill(1, 200);
        Path missing = segments().get(1).resolveSibling(indexOf(segments().get(1)));
        Path wrong = segments().get(2).resolveSibling(indexOf(segments().get(2)));
        Files.delete(missing);
        byte[] bytes = Files.readAllBytes(wrong);
        java.util.Arrays.fill(bytes, 64, bytes.length, (byte) 0x11);
        Files.write(wrong, bytes);

        try (JournalReader reader = journal.newReader()) {
            for (long seq = 1; seq <= 200; seq++) {
                assertThat(Entries.read(reader, seq)).isEqualTo("payload-" + seq);
            }
        }

        assertThat(missing).exists();
        assertThat(Files.readAllBytes(wrong)).isNotEqualTo(bytes);
    }

    @Test
    void shouldMakeNewestIndexAgainWhenReopenedWithoutIt() throws IOException {
        fill(1, 30);
        journal.close();
        Path last = segments().get(segments().size() - 1);
        Files.delete(last.resolveSibling(indexOf(last)));

        journal = MappedJournal.open(options());

        try (JournalReader reader = journal.newReader()) {
            assertThat(Entries.read(reader, 30)).isEqualTo("payload-30");
        }
    }

    @Test
    void shouldRefuseSecondOwnerWhenOpen() {
        assertThatThrownBy(() -> MappedJournal.open(options()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("in use")
                .hasMessageContaining(directory.toString());
    }

    @Test
    void shouldRefusePayloadWhenLargerThanASegmentHolds() {
        journal.beginStream(STREAM, 5);

        assertThatThrownBy(() -> journal.append(Entries.notice(1, 1, "x".repeat(4000))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4000");
        assertThat(journal.nextFeedSeq()).isEqualTo(1);
    }

    @Test
    void shouldCutIncompleteUnitWhenItSpansSegments() throws IOException {
        fill(1, 20);
        int before = segments().size();
        journal.append(Entries.venue(21, 1, 21, JournalEntry.FIRST, "a".repeat(900)));
        journal.append(Entries.definition(9, 9, "inside the unit"));
        for (int i = 0; i < 12; i++) {
            journal.append(Entries.venue(22 + i, 1, 21, 0, "b".repeat(900)));
        }
        journal.commit();
        assertThat(segments().size()).isGreaterThan(before + 2);
        Path copy = Crash.copy(directory, directory.resolveSibling("copy-" + System.nanoTime()));

        try (Journal reopened =
                MappedJournal.open(new JournalOptions(copy, 4096, SyncPolicy.NONE, "boot-1", () -> 42))) {

            assertThat(reopened.nextFeedSeq()).isEqualTo(21);
            assertThat(reopened.journaledPosition()).isEqualTo(20);
            assertThat(reopened.state().expected(1)).isEqualTo(21);
            assertThat(reopened.recovery().truncatedBytes()).isGreaterThan(900 * 12);
            reopened.state().forEachDefinition(9, (id, buffer, offset, length) -> {
                throw new AssertionError("a definition of the cut unit is still there");
            });
            reopened.append(Entries.venue(21, 1, 21, WHOLE, "again"));
            reopened.commit();
            try (JournalReader reader = reopened.newReader()) {
                assertThat(Entries.read(reader, 21)).isEqualTo("again");
                assertThat(Entries.read(reader, 20)).isEqualTo("payload-20");
            }
        }
    }

    @Test
    void shouldKeepUnitWhenItsLastRecordIsInALaterSegment() throws IOException {
        fill(1, 20);
        journal.append(Entries.venue(21, 1, 21, JournalEntry.FIRST, "a".repeat(900)));
        for (int i = 0; i < 9; i++) {
            journal.append(Entries.venue(22 + i, 1, 21, 0, "b".repeat(900)));
        }
        journal.append(Entries.venue(31, 1, 21, JournalEntry.LAST, "end"));
        journal.commit();
        Path copy = Crash.copy(directory, directory.resolveSibling("copy-" + System.nanoTime()));

        try (Journal reopened =
                MappedJournal.open(new JournalOptions(copy, 4096, SyncPolicy.NONE, "boot-1", () -> 42))) {

            assertThat(reopened.journaledPosition()).isEqualTo(31);
            assertThat(reopened.state().expected(1)).isEqualTo(22);
        }
    }

    @Test
    void shouldLeaveNoUnfinishedFilesWhenClosed() throws IOException {
        fill(1, 10);
        journal.close();

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(path -> path.getFileName().toString())).noneMatch(name -> name.contains("tmp"));
        }
    }

    private void fill(long from, long to) {
        if (journal.streamName() == null) {
            journal.beginStream(STREAM, 5);
        }
        for (long seq = from; seq <= to; seq++) {
            journal.append(Entries.venue(seq, 1, seq, WHOLE, "payload-" + seq));
        }
        journal.commit();
    }

    private List<Path> segments() throws IOException {
        return Crash.segments(directory);
    }

    private static String indexOf(Path segment) {
        return segment.getFileName().toString().replace(".seg", ".idx");
    }
}
