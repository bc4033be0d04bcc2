package dev.causeway.store;

import static dev.causeway.store.Entries.STREAM;
import static dev.causeway.store.Entries.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What opening does with files that are not as they were left. */
class JournalDamageTest {
    private static final int COUNT = 150;
    private static final int LAST_RECORD_LENGTH = 48 + 7;

    @TempDir
    Path directory;

    private Path crashed;

    @BeforeEach
    void fillAndDie() throws IOException {
        try (Journal journal = MappedJournal.open(options(directory.resolve("live"), "boot-1"))) {
            journal.beginStream(STREAM, 5);
            journal.append(Entries.definition(1, 1, "definition"));
            for (long seq = 1; seq <= COUNT; seq++) {
                journal.append(Entries.venue(seq, 1, seq, WHOLE, "pay-%03d".formatted(seq)));
            }
            journal.commit();
            crashed = Crash.copy(directory.resolve("live"), directory.resolve("crashed"));
        }
    }

    @Test
    void shouldCutLastRecordWhenFileEndsAtAnyByteOfIt() throws IOException {
        Path newest = newest();
        byte[] whole = Files.readAllBytes(newest);
        int last = lastRecord(whole);

        for (int cut = last; cut < last + LAST_RECORD_LENGTH; cut++) {
            Files.write(newest, Arrays.copyOf(whole, cut));
            assertCut(cut - last);
        }
    }

    @Test
    void shouldCutLastRecordWhenOnlyItsFirstBytesWereWritten() throws IOException {
        Path newest = newest();
        byte[] whole = Files.readAllBytes(newest);
        int last = lastRecord(whole);

        for (int cut = last; cut < last + LAST_RECORD_LENGTH; cut++) {
            byte[] torn = whole.clone();
            Arrays.fill(torn, cut, torn.length, (byte) 0);
            Files.write(newest, torn);
            assertCut(cut - last);
        }
    }

    @Test
    void shouldCutLastRecordWhenItsLengthWasNotWritten() throws IOException {
        byte[] bytes = Files.readAllBytes(newest());
        int last = lastRecord(bytes);
        Arrays.fill(bytes, last, last + 4, (byte) 0);
        Files.write(newest(), bytes);

        assertCut(LAST_RECORD_LENGTH);
    }

    /** Opens, finds all but one, goes on, and finds what went on. */
    private void assertCut(int garbage) {
        try (Journal journal = open("boot-1")) {
            assertThat(journal.nextFeedSeq()).isEqualTo(COUNT);
            assertThat(journal.journaledPosition()).isEqualTo(COUNT - 1);
            assertThat(journal.state().expected(1)).isEqualTo(COUNT);
            assertThat(journal.recovery().closedInOrder()).isFalse();
            assertThat(journal.recovery().truncatedBytes()).isBetween(garbage == 0 ? 0L : 1L, garbage + 8L);
            journal.append(Entries.venue(COUNT, 1, COUNT, WHOLE, "pay-150"));
            journal.commit();
        }
        try (Journal journal = open("boot-1");
                JournalReader reader = journal.newReader()) {
            assertThat(journal.recovery().truncatedBytes()).isZero();
            assertThat(journal.recovery().closedInOrder()).isTrue();
            assertThat(Entries.read(reader, COUNT)).isEqualTo("pay-150");
        }
    }

    @Test
    void shouldRefuseWithFileAndOffsetWhenAnyBitOfMiddleRecordFlips() throws IOException {
        byte[] whole = Files.readAllBytes(newest());
        List<Integer> records = records(whole);
        int damaged = records.get(records.size() - 3);
        int length = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(damaged);

        for (int bit = 0; bit < length * 8; bit++) {
            Files.write(newest(), flipped(whole, damaged * 8 + bit));

            DamagedStoreException refusal = catchThrowableOfType(
                    DamagedStoreException.class, () -> open("boot-1").close());

            assertThat(refusal).as("bit %d", bit).isNotNull();
            assertThat(refusal.file()).isEqualTo(newest());
            assertThat(refusal.offset()).as("bit %d", bit).isEqualTo(damaged);
        }
    }

    @Test
    void shouldRefuseWhenAnyBitOfCheckpointFlips() throws IOException {
        byte[] whole = Files.readAllBytes(newest());

        for (int bit = 512 * 8; bit < (512 + 48) * 8; bit++) {
            Files.write(newest(), flipped(whole, bit));

            assertThatThrownBy(() -> open("boot-1").close())
                    .as("bit %d", bit)
                    .isInstanceOf(DamagedStoreException.class)
                    .hasMessageContaining("offset 512");
        }
    }

    @Test
    void shouldRefuseWhenAnyBitOfASegmentHeaderFlips() throws IOException {
        for (Path segment : List.of(Crash.segments(crashed).get(0), newest())) {
            byte[] whole = Files.readAllBytes(segment);
            for (int bit = 0; bit < 256 * 8; bit++) {
                Files.write(segment, flipped(whole, bit));

                DamagedStoreException refusal = catchThrowableOfType(
                        DamagedStoreException.class, () -> open("boot-1").close());

                assertThat(refusal).as("%s bit %d", segment, bit).isNotNull();
                assertThat(refusal.file()).isEqualTo(segment);
                assertThat(refusal.offset()).isZero();
            }
            Files.write(segment, whole);
        }
    }

    @Test
    void shouldNameFileAndOffsetWhenOlderRecordIsReadAndDamaged() throws IOException {
        Path oldest = Crash.segments(crashed).get(0);
        byte[] whole = Files.readAllBytes(oldest);
        int damaged = records(whole).get(5);
        Files.write(oldest, flipped(whole, (damaged + 50) * 8));
        long feedSeq = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong(damaged + 32);

        try (Journal journal = open("boot-1");
                JournalReader reader = journal.newReader()) {
            DamagedStoreException refusal =
                    catchThrowableOfType(DamagedStoreException.class, () -> Entries.read(reader, feedSeq));

            assertThat(refusal.file()).isEqualTo(oldest);
            assertThat(refusal.offset()).isEqualTo(damaged);
            assertThat(Entries.read(reader, feedSeq + 1)).isEqualTo("pay-%03d".formatted(feedSeq + 1));
        }
    }

    @Test
    void shouldTellHealthFileAndOffsetWhenOlderSegmentIsDamaged() throws IOException {
        List<Path> segments = Crash.segments(crashed);
        Path older = segments.get(segments.size() - 2);
        byte[] whole = Files.readAllBytes(older);
        int damaged = records(whole).get(5);
        Files.write(older, flipped(whole, (damaged + 50) * 8));

        try (Journal journal = open("boot-1")) {
            await().atMost(Duration.ofSeconds(20)).until(() -> journal.impediment() != null);

            assertThat(journal.impediment()).contains(older.toString()).contains("offset " + damaged);
            journal.append(Entries.venue(COUNT + 1, 1, COUNT + 1, WHOLE, "pay-151"));
        }
    }

    @Test
    void shouldTellHealthWhenSegmentOfTheStreamBeforeIsDamaged() throws IOException {
        try (Journal journal = open("boot-1")) {
            journal.beginStream("G126112199", 6);
        }
        Path oldest = Crash.segments(crashed).get(0);
        byte[] whole = Files.readAllBytes(oldest);
        Files.write(oldest, flipped(whole, (records(whole).get(5) + 50) * 8));

        try (Journal journal = open("boot-1")) {
            await().atMost(Duration.ofSeconds(20)).until(() -> journal.impediment() != null);

            assertThat(journal.impediment()).contains(oldest.toString());
        }
    }

    @Test
    void shouldRefuseWhenSegmentInTheMiddleIsMissing() throws IOException {
        Path missing = Crash.segments(crashed).get(1);
        Files.delete(missing);

        DamagedStoreException refusal = catchThrowableOfType(
                DamagedStoreException.class, () -> open("boot-1").close());

        assertThat(refusal.file()).isEqualTo(missing);
        assertThat(refusal).hasMessageContaining("missing");
    }

    @Test
    void shouldRefuseWhenMagicIsWrong() throws IOException {
        byte[] bytes = Files.readAllBytes(newest());
        bytes[0] = 'X';
        Files.write(newest(), bytes);

        assertThatThrownBy(() -> open("boot-1").close())
                .isInstanceOf(DamagedStoreException.class)
                .hasMessageContaining("magic");
    }

    @Test
    void shouldRefuseAndSayWhichWhenFormatIsNewer() throws IOException {
        byte[] bytes = Files.readAllBytes(newest());
        bytes[8] = 2;
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, 252);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(252, (int) crc.getValue());
        Files.write(newest(), bytes);

        assertThatThrownBy(() -> open("boot-1").close())
                .isInstanceOf(StoreException.class)
                .isNotInstanceOf(DamagedStoreException.class)
                .hasMessageContaining("version 2");
    }

    @Test
    void shouldGoBackToEarlierSegmentWhenNewestCheckpointIsIncomplete() throws IOException {
        List<Path> segments = Crash.segments(crashed);
        byte[] whole = Files.readAllBytes(newest());
        for (int kept : new int[] {0, 512, 560, 600}) {
            byte[] torn = whole.clone();
            Arrays.fill(torn, kept, torn.length, (byte) 0);
            Path copy = Crash.copy(crashed, directory.resolve("kept-" + kept));
            Files.write(copy.resolve(newest().getFileName()), torn);

            try (Journal journal = MappedJournal.open(options(copy, "boot-1"))) {
                assertThat(journal.nextFeedSeq()).isGreaterThan(1).isLessThan(COUNT);
                assertThat(journal.state().expected(1)).isEqualTo(journal.nextFeedSeq());
                assertThat(Crash.segments(copy)).hasSize(segments.size() - 1);
            }
        }
    }

    @Test
    void shouldCutAtFirstBadRecordWhenMachineWentDownAndNothingWasForced() throws IOException {
        byte[] whole = Files.readAllBytes(newest());
        List<Integer> records = records(whole);
        int damaged = records.get(records.size() - 3);
        Arrays.fill(whole, damaged, damaged + 16, (byte) 0);
        Files.write(newest(), whole);

        try (Journal journal = open("boot-2")) {
            assertThat(journal.nextFeedSeq()).isEqualTo(COUNT - 2);
            assertThat(journal.recovery().sameBoot()).isFalse();
            assertThat(journal.recovery().truncatedBytes()).isGreaterThan(2 * 48);
        }
    }

    @Test
    void shouldRefuseWhenForcedRecordIsDamagedThoughMachineWentDown() throws IOException {
        Path live = directory.resolve("batch");
        Path copy;
        try (Journal journal = MappedJournal.open(options(live, "boot-1").withSync(SyncPolicy.BATCH))) {
            journal.beginStream(STREAM, 5);
            for (long seq = 1; seq <= 5; seq++) {
                journal.append(Entries.venue(seq, 1, seq, WHOLE, "pay-%03d".formatted(seq)));
                journal.commit();
            }
            copy = Crash.copy(live, directory.resolve("batch-copy"));
        }
        Path newest = Crash.segments(copy).get(0);
        byte[] whole = Files.readAllBytes(newest);
        int last = lastRecord(whole);
        Files.write(newest, flipped(whole, (last + 20) * 8));

        DamagedStoreException refusal =
                catchThrowableOfType(DamagedStoreException.class, () -> MappedJournal.open(options(copy, "boot-2"))
                        .close());

        assertThat(refusal.offset()).isEqualTo(last);
    }

    private Journal open(String bootId) {
        return MappedJournal.open(options(crashed, bootId));
    }

    private static JournalOptions options(Path directory, String bootId) {
        return new JournalOptions(directory, 4096, SyncPolicy.NONE, bootId, () -> 42);
    }

    private Path newest() throws IOException {
        List<Path> segments = Crash.segments(crashed);
        return segments.get(segments.size() - 1);
    }

    private static byte[] flipped(byte[] whole, int bit) {
        byte[] flipped = whole.clone();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        return flipped;
    }

    private static int lastRecord(byte[] bytes) {
        List<Integer> records = records(bytes);
        return records.get(records.size() - 1);
    }

    /** Where the records stand, found by their lengths alone. */
    private static List<Integer> records(byte[] bytes) {
        List<Integer> records = new java.util.ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = 512;
        while (at + 48 <= bytes.length && buffer.getInt(at) != 0) {
            records.add(at);
            at += (buffer.getInt(at) + 7) / 8 * 8;
        }
        return records;
    }
}
