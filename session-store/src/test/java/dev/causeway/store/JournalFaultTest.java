package dev.causeway.store;

import static dev.causeway.store.Entries.STREAM;
import static dev.causeway.store.Entries.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an open journal does when the disk fails it, and when the cause is gone. */
class JournalFaultTest {
    @TempDir
    Path directory;

    private final FaultyStorage storage = new FaultyStorage();

    @Test
    void shouldRefuseAppendsAndHealWhenNextSegmentCannotBeMade() {
        try (Journal journal = open(SyncPolicy.NONE)) {
            storage.noSpace = true;
            long refused = appendUntilRefused(journal);
            for (int i = 0; i < 50; i++) {
                assertThatThrownBy(() -> append(journal)).isInstanceOf(StoreException.class);
            }
            assertThat(journal.nextFeedSeq()).isEqualTo(refused);
            journal.commit();
            assertThat(journal.journaledPosition()).isEqualTo(refused - 1);
            storage.noSpace = false;

            assertHeals(journal, refused);
        }
    }

    @Test
    void shouldHealWhenSegmentCouldNotGetItsName() {
        try (Journal journal = open(SyncPolicy.NONE)) {
            storage.noRename = true;
            long refused = appendUntilRefused(journal);
            storage.noRename = false;

            assertHeals(journal, refused);
        }
    }

    @Test
    void shouldHealWhenDirectoryWasAwayForAWhile() throws IOException {
        Path moved = directory.resolve("moved");
        try (Journal journal = open(SyncPolicy.NONE)) {
            Files.move(journalDirectory(), moved);
            long refused = appendUntilRefused(journal);
            Files.move(moved, journalDirectory());

            assertHeals(journal, refused);
        }
    }

    @Test
    void shouldRefuseBeforeTheNextRollAndHealWhenDirectoryIsMovedAway() throws IOException {
        Path moved = directory.resolve("moved");
        JournalOptions large = new JournalOptions(journalDirectory(), 1 << 20, SyncPolicy.NONE, "boot-1", () -> 42);
        try (Journal journal = MappedJournal.open(large, storage)) {
            journal.beginStream(STREAM, 5);
            append(journal);
            journal.commit();
            Files.move(journalDirectory(), moved);
            await().atMost(Duration.ofSeconds(10)).until(() -> journal.impediment() != null);

            assertThatThrownBy(() -> append(journal))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("gone");
            assertThatThrownBy(journal::commit).isInstanceOf(StoreException.class);
            assertThat(journal.journaledPosition()).isEqualTo(1);

            Files.move(moved, journalDirectory());
            await().atMost(Duration.ofSeconds(10)).until(() -> journal.impediment() == null);
            append(journal);
            journal.commit();
            assertThat(journal.journaledPosition()).isEqualTo(2);
        }
    }

    @Test
    void shouldTellHealthAndHealByItselfWhenNextSegmentCannotBeMade() {
        storage.noSpace = true;
        MappedJournal journal = MappedJournal.open(
                new JournalOptions(journalDirectory(), 4096, SyncPolicy.NONE, "boot-1", () -> 42), storage);
        try (journal) {
            await().atMost(Duration.ofSeconds(10)).until(() -> journal.impediment() != null);
            assertThat(journal.impediment()).contains("no space");
            storage.noSpace = false;

            await().atMost(Duration.ofSeconds(10)).until(() -> journal.impediment() == null);
        }
    }

    @Test
    void shouldPublishNothingAndHealWhenBatchCannotBeForced() {
        try (Journal journal = open(SyncPolicy.BATCH)) {
            append(journal);
            journal.commit();
            append(journal);
            storage.noForce = true;
            assertThatThrownBy(journal::commit).isInstanceOf(StoreException.class);
            assertThat(journal.journaledPosition()).isEqualTo(1);
            storage.noForce = false;

            journal.commit();

            assertThat(journal.journaledPosition()).isEqualTo(2);
        }
    }

    @Test
    void shouldNameTheDirectoryWhenItCannotBeMade() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        JournalOptions options = new JournalOptions(file.resolve("x"), 4096, SyncPolicy.NONE, "boot-1", () -> 42);

        assertThatThrownBy(() -> MappedJournal.open(options))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString());
    }

    private void assertHeals(Journal journal, long refused) {
        await().atMost(Duration.ofSeconds(10)).until(() -> journal.impediment() == null);
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .ignoreExceptionsInstanceOf(StoreException.class)
                .until(() -> {
                    append(journal);
                    return true;
                });
        for (int i = 0; i < 200; i++) {
            append(journal);
        }
        journal.commit();
        assertThat(journal.journaledPosition()).isEqualTo(refused + 200);
        journal.close();
        try (Journal reopened = open(SyncPolicy.NONE);
                JournalReader reader = reopened.newReader()) {
            assertThat(reopened.nextFeedSeq()).isEqualTo(refused + 201);
            for (long seq = 1; seq < refused + 201; seq++) {
                assertThat(Entries.read(reader, seq)).isEqualTo("payload-" + seq);
            }
        }
    }

    private long appendUntilRefused(Journal journal) {
        for (int i = 0; i < 1000; i++) {
            try {
                append(journal);
            } catch (StoreException e) {
                return journal.nextFeedSeq();
            }
        }
        throw new AssertionError("no append was refused");
    }

    private static void append(Journal journal) {
        long seq = journal.nextFeedSeq();
        journal.append(Entries.venue(seq, 1, seq, WHOLE, "payload-" + seq));
    }

    private Path journalDirectory() {
        return directory.resolve("journal");
    }

    private Journal open(SyncPolicy sync) {
        MappedJournal journal =
                MappedJournal.open(new JournalOptions(journalDirectory(), 4096, sync, "boot-1", () -> 42), storage);
        if (journal.streamName() == null) {
            journal.beginStream(STREAM, 5);
        }
        return journal;
    }
}
