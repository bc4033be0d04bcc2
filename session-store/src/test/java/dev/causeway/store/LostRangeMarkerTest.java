package dev.causeway.store;

import static dev.causeway.store.Entries.STREAM;
import static dev.causeway.store.Entries.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage that opening refuses, declared lost by an operator. */
class LostRangeMarkerTest {
    private static final int COUNT = 150;

    @TempDir
    Path temp;

    private Path directory;

    @BeforeEach
    void fill() {
        directory = temp.resolve("journal");
        try (Journal journal = open()) {
            journal.beginStream(STREAM, 5);
            for (long seq = 1; seq <= COUNT; seq++) {
                append(journal, seq);
            }
            journal.commit();
        }
    }

    @Test
    void shouldGoOnBehindDamageWhenRecordsOfTheNewestSegmentAreLost() throws IOException {
        DamagedStoreException damage = damage(newest(), COUNT - 5, 2);

        LostRange lost = declare(damage);

        assertThat(lost.firstLost()).isEqualTo(COUNT - 5);
        assertThat(lost.next()).isEqualTo(COUNT - 3);
        try (Journal journal = open();
                JournalReader reader = journal.newReader()) {
            assertThat(journal.nextFeedSeq()).isEqualTo(COUNT + 1);
            assertThat(journal.state().expected(1)).isEqualTo(COUNT + 1);
            assertThat(Entries.read(reader, COUNT - 6)).isEqualTo("pay-144");
            assertThat(Entries.read(reader, COUNT - 5)).isNull();
            assertThat(Entries.read(reader, COUNT - 4)).isNull();
            assertThat(Entries.read(reader, COUNT - 3)).isEqualTo("pay-147");
            append(journal, COUNT + 1);
            journal.commit();
        }
        assertThat(JournalScan.verify(directory).lostRanges()).isEqualTo(1);
    }

    @Test
    void shouldLeaveDamagedBytesAndAuditLineWhenDeclared() throws IOException {
        byte[] before = Files.readAllBytes(newest());
        DamagedStoreException damage = damage(newest(), COUNT - 5, 1);
        byte[] damaged = Files.readAllBytes(newest());

        LostRange lost = declare(damage);

        long segment = Crash.segments(directory).size();
        byte[] saved = Files.readAllBytes(directory.resolve("lost-" + segment + "-" + lost.from() + ".bytes"));
        assertThat(saved).isEqualTo(Arrays.copyOfRange(damaged, (int) lost.from(), (int) lost.to()));
        assertThat(Files.readAllLines(directory.resolve(LostRangeAudit.FILE_NAME)))
                .singleElement()
                .asString()
                .contains("\"by\":\"op\"", "\"reason\":\"a \\\"bad\\\" block\"", "\"firstLost\":145", "\"next\":146");
        byte[] after = Files.readAllBytes(newest());
        assertThat(Arrays.mismatch(before, after)).isEqualTo((int) lost.from());
        assertThat(Arrays.copyOfRange(after, (int) lost.to(), after.length))
                .isEqualTo(Arrays.copyOfRange(before, (int) lost.to(), before.length));
    }

    @Test
    void shouldGiveNoNumberTwiceWhenNothingBehindTheDamageTellsIt() throws IOException {
        Path at = temp.resolve("forced");
        JournalOptions batch = options(at).withSync(SyncPolicy.BATCH);
        try (Journal journal = MappedJournal.open(batch)) {
            journal.beginStream(STREAM, 5);
            for (long seq = 1; seq <= 10; seq++) {
                append(journal, seq);
                journal.commit();
            }
        }
        Path file = Crash.segments(at).get(0);
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, position(bytes, 8), bytes.length, (byte) 0);
        Files.write(file, bytes);
        DamagedStoreException damage = catchThrowableOfType(
                DamagedStoreException.class, () -> MappedJournal.open(batch).close());

        new LostRangeMarker(at).declare(1, damage.offset(), "op", "why", 9);

        try (Journal journal = MappedJournal.open(batch)) {
            assertThat(journal.nextFeedSeq()).isGreaterThan(10);
            assertThat(journal.state().expected(1)).isEqualTo(8);
            append(journal, journal.nextFeedSeq());
            journal.commit();
        }
        assertThat(JournalScan.verify(at).lostRanges()).isEqualTo(1);
    }

    @Test
    void shouldCloseTheUnitWhenDamageCutsIntoIt() throws IOException {
        Path at = temp.resolve("unit");
        try (Journal journal = MappedJournal.open(options(at))) {
            journal.beginStream(STREAM, 5);
            journal.append(Entries.venue(1, 1, 7, JournalEntry.FIRST, "a"));
            journal.append(Entries.venue(2, 1, 7, 0, "b"));
            journal.append(Entries.venue(3, 1, 7, JournalEntry.LAST, "c"));
            journal.append(Entries.venue(4, 2, 1, WHOLE, "d"));
            journal.commit();
        }
        Path file = Crash.segments(at).get(0);
        flip(file, 2);
        long offset = position(Files.readAllBytes(file), 2);

        new LostRangeMarker(at).declare(1, offset, "op", "why", 9);

        try (Journal journal = MappedJournal.open(options(at))) {
            assertThat(journal.nextFeedSeq()).isEqualTo(5);
            assertThat(journal.journaledPosition()).isEqualTo(4);
            assertThat(journal.state().expected(1)).isEqualTo(8);
            assertThat(journal.state().expected(2)).isEqualTo(2);
        }
    }

    @Test
    void shouldReadAroundTheDamageWhenItIsInAnOlderSegment() throws IOException {
        Path oldest = Crash.segments(directory).get(0);
        flip(oldest, 6);
        long offset = position(Files.readAllBytes(oldest), 6);

        LostRange lost = new LostRangeMarker(directory).declare(1, offset, "op", "why", 9);

        assertThat(lost.next()).isEqualTo(7);
        try (Journal journal = open();
                JournalReader reader = journal.newReader()) {
            assertThat(Entries.read(reader, 5)).isEqualTo("pay-005");
            assertThat(Entries.read(reader, 6)).isNull();
            assertThat(Entries.read(reader, 7)).isEqualTo("pay-007");
        }
    }

    @Test
    void shouldChangeNothingWhenDamageIsElsewhereOrAbsent() throws IOException {
        byte[] before = Files.readAllBytes(newest());

        assertThatThrownBy(() -> new LostRangeMarker(directory).declare(1, 512, "op", "why", 9))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("nowhere");

        assertThat(Files.readAllBytes(newest())).isEqualTo(before);
        assertThat(directory.resolve(LostRangeAudit.FILE_NAME)).doesNotExist();
    }

    @Test
    void shouldRefuseWhenCheckpointOfNewestSegmentIsDamaged() throws IOException {
        byte[] bytes = Files.readAllBytes(newest());
        bytes[512 + 20] ^= 1;
        Files.write(newest(), bytes);
        int segment = Crash.segments(directory).size();

        assertThatThrownBy(() -> new LostRangeMarker(directory).declare(segment, 512, "op", "why", 9))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("checkpoint");

        assertThat(Files.readAllBytes(newest())).isEqualTo(bytes);
    }

    @Test
    void shouldNotGiveNumberTwiceWhenOutboundMessageIsLost() throws IOException {
        Path at = temp.resolve("outbound");
        OutboundLogOptions options = OutboundLogOptions.of(at, () -> 42).withSizes(4096, 8192);
        try (OutboundLog log = MappedOutboundLog.open(options)) {
            for (int seqNo = 1; seqNo <= 5; seqNo++) {
                OutboundLogContract.append(log, seqNo, "m" + seqNo);
            }
        }
        flip(Crash.segments(at).get(0), 3);
        DamagedStoreException damage =
                catchThrowableOfType(DamagedStoreException.class, () -> MappedOutboundLog.open(options)
                        .close());

        new LostRangeMarker(at).declare(1, damage.offset(), "op", "why", 9);

        try (OutboundLog log = MappedOutboundLog.open(options)) {
            assertThat(log.nextSeqNo()).isEqualTo(6);
            assertThat(OutboundLogContract.messages(log, 1, 9))
                    .containsExactly("1=m1@1001", "2=m2@1002", "4=m4@1004", "5=m5@1005");
        }
    }

    private LostRange declare(DamagedStoreException damage) throws IOException {
        int segment = Crash.segments(directory).size();
        return new LostRangeMarker(directory).declare(segment, damage.offset(), "op", "a \"bad\" block", 9);
    }

    private DamagedStoreException damage(Path file, long feedSeq, int records) throws IOException {
        for (int i = 0; i < records; i++) {
            flip(file, feedSeq + i);
        }
        return catchThrowableOfType(DamagedStoreException.class, () -> open().close());
    }

    /** Flips one bit of the record with a number. */
    private static void flip(Path file, long subject) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[position(bytes, subject) + 21] ^= 1;
        Files.write(file, bytes);
    }

    /** Where the last record with a subject stands. */
    private static int position(byte[] bytes, long subject) {
        int found = -1;
        var buffer = java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (int at = 512; at + 48 <= bytes.length && buffer.getInt(at) != 0; at += (buffer.getInt(at) + 7) / 8 * 8) {
            boolean numbered = bytes[at + 8] == 1 || bytes[at + 8] == 32;
            found = numbered && buffer.getLong(at + 32) == subject ? at : found;
        }
        return found;
    }

    private Path newest() throws IOException {
        List<Path> segments = Crash.segments(directory);
        return segments.get(segments.size() - 1);
    }

    private static void append(Journal journal, long seq) {
        journal.append(Entries.venue(seq, 1, seq, WHOLE, "pay-%03d".formatted(seq)));
    }

    private Journal open() {
        return MappedJournal.open(options(directory));
    }

    private static JournalOptions options(Path at) {
        return new JournalOptions(at, 4096, SyncPolicy.NONE, "boot-1", () -> 42);
    }
}
