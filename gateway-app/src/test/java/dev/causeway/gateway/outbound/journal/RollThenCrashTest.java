package dev.causeway.gateway.outbound.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.store.Journal;
import dev.causeway.store.JournalEntry;
import dev.causeway.store.JournalOptions;
import dev.causeway.store.JournalReader;
import dev.causeway.store.JournalStream;
import dev.causeway.store.MappedJournal;
import dev.causeway.store.SyncPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies around a roll: its files are copied while it works, and opened as the next process would. */
class RollThenCrashTest {
    private static final int SESSION = 1;
    private static final int SEGMENT_BYTES = 64 << 10;
    private static final String OLD = "G126112101";
    private static final String NEW = "G126112102";

    @TempDir
    Path directory;

    private Journal journal;
    private JournalStage stage;
    private long venueSeqNo;

    @BeforeEach
    void open() {
        journal = open(directory.resolve("journal"));
        journal.beginStream(OLD, 1);
        stage = new JournalStage(journal, SESSION, (last, epochNanos) -> NEW);
        Slot epoch = slot(SlotKind.EPOCH);
        epoch.nextExpected = 1;
        stage.journal(epoch);
        message();
        message();
        stage.commit();
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void shouldContinueTheOldStreamWhenTheProcessDiedBeforeTheRoll() {
        try (Journal next = afterCrash()) {
            assertThat(next.streamName()).isEqualTo(OLD);
            assertThat(next.nextFeedSeq()).isEqualTo(3);
        }
    }

    @Test
    void shouldContinueTheNewStreamAndStillReadTheOldWhenTheProcessDiedRightBehindTheRoll() {
        roll();

        try (Journal next = afterCrash()) {
            assertThat(next.streamName()).isEqualTo(NEW);
            assertThat(next.nextFeedSeq()).isEqualTo(1);
            assertThat(contents(next)).containsExactly(List.of(), List.of("message 1", "message 2"));
            assertThat(new JournalStage(next, SESSION, (last, epochNanos) -> last)
                            .committed()
                            .committedExpected(SESSION))
                    .isEqualTo(3);
        }
    }

    @Test
    void shouldEndTheOldStreamBehindEverythingJournaledWhenTheRollsBatchIsNotCommitted() {
        message();
        roll();
        message();

        try (Journal next = afterCrash()) {
            assertThat(next.streamName()).isEqualTo(NEW);
            assertThat(contents(next).get(1)).containsExactly("message 1", "message 2", "message 3");
            assertThat(next.nextFeedSeq()).isIn(1L, 2L);
        }
    }

    @Test
    void shouldContinueTheNewStreamsNumbersWhenTheProcessDiedSomeMessagesLater() {
        roll();
        message();
        message();
        message();
        stage.commit();

        try (Journal next = afterCrash()) {
            assertThat(next.nextFeedSeq()).isEqualTo(4);
            assertThat(contents(next))
                    .containsExactly(List.of("message 3", "message 4", "message 5"), List.of("message 1", "message 2"));
        }
    }

    private void roll() {
        Slot roll = slot(SlotKind.ROLL);
        roll.nextExpected = 2;
        roll.epochNanos = 2;
        stage.journal(roll);
    }

    private void message() {
        Slot slot = slot(SlotKind.VENUE);
        slot.venueSeqNo = ++venueSeqNo;
        slot.length = slot.buffer().putStringWithoutLengthAscii(0, "message " + venueSeqNo);
        stage.journal(slot);
    }

    private static Slot slot(SlotKind kind) {
        Slot slot = new Slot();
        slot.kind = kind;
        slot.flags = JournalEntry.FIRST | JournalEntry.LAST;
        slot.sessionNo = SESSION;
        slot.epoch = 1;
        return slot;
    }

    private Journal afterCrash() {
        Path source = directory.resolve("journal");
        Path target = directory.resolve("copy");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(source.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return open(target);
    }

    private static Journal open(Path path) {
        return MappedJournal.open(new JournalOptions(path, SEGMENT_BYTES, SyncPolicy.NONE, "boot-1", () -> 42));
    }

    /** What each stream has, newest stream first. */
    private static List<List<String>> contents(Journal journal) {
        return journal.streams().stream().map(RollThenCrashTest::contents).toList();
    }

    private static List<String> contents(JournalStream stream) {
        JournalEntry entry = new JournalEntry();
        try (JournalReader reader = stream.newReader()) {
            return Stream.iterate(1L, seq -> reader.read(seq, entry), seq -> seq + 1)
                    .map(seq -> {
                        byte[] bytes = new byte[entry.length];
                        entry.buffer.getBytes(entry.offset, bytes);
                        return new String(bytes, StandardCharsets.US_ASCII);
                    })
                    .toList();
        }
    }
}
