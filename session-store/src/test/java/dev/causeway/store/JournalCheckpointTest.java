package dev.causeway.store;

import static dev.causeway.store.Entries.STREAM;
import static dev.causeway.store.Entries.WHOLE;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints inside a segment: what opening reads does not depend on the segment's size. */
class JournalCheckpointTest {
    private static final int SEGMENT_BYTES = 1 << 20;
    private static final int INTERVAL = SegmentMarks.interval(SEGMENT_BYTES);
    private static final int COUNT = 9_000;
    private static final int RECORD_BYTES = 56 + 8;

    @TempDir
    Path directory;

    private final AtomicInteger copies = new AtomicInteger();

    private static JournalOptions options(Path at, String bootId, SyncPolicy sync) {
        return new JournalOptions(at, SEGMENT_BYTES, sync, bootId, () -> 42);
    }

    private Path live() {
        return directory.resolve("live");
    }

    private Path crash() throws IOException {
        return Crash.copy(live(), directory.resolve("crashed-" + copies.incrementAndGet()));
    }

    /** A journal of so many messages, as the death of its process left it. */
    private Path crashedAfter(long count, SyncPolicy sync) throws IOException {
        try (Journal journal = MappedJournal.open(options(live(), "boot-1", sync))) {
            fill(journal, count);
            return crash();
        }
    }

    private static void fill(Journal journal, long to) {
        if (journal.streamName() == null) {
            journal.beginStream(STREAM, 5);
            journal.append(Entries.epoch(7, 3, 99, 4));
            journal.append(Entries.definition(1, 1, "definition"));
        }
        for (long seq = journal.nextFeedSeq(); seq <= to; seq++) {
            journal.append(Entries.venue(seq, 1, seq, WHOLE, "pay-%05d".formatted(seq)));
        }
        journal.commit();
    }

    private static void assertState(Journal journal, long count) {
        assertThat(journal.nextFeedSeq()).isEqualTo(count + 1);
        assertThat(journal.journaledPosition()).isEqualTo(count);
        assertThat(journal.state().expected(1)).isEqualTo(count + 1);
        assertThat(journal.state().epoch(7)).isEqualTo(3);
        assertThat(journal.state().venueEpoch(7)).isEqualTo(99);
        assertThat(journal.state().expected(7)).isEqualTo(4);
        journal.state().forEachDefinition(1, (id, buffer, offset, length) -> assertThat(
                        buffer.getStringWithoutLengthAscii(offset, length))
                .isEqualTo("definition"));
        fill(journal, count + 10);
        try (JournalReader reader = journal.newReader()) {
            for (long seq = 1; seq <= count + 10; seq += seq < count - 9 ? 97 : 1) {
                assertThat(Entries.read(reader, seq)).isEqualTo("pay-%05d".formatted(seq));
            }
        }
    }

    @Test
    void shouldReadOnlyWhatFollowsLastCheckpointWhenOpened() throws IOException {
        Path crashed = crashedAfter(COUNT, SyncPolicy.NONE);

        assertThat(Crash.segments(crashed)).hasSize(1);
        try (Journal reopened = MappedJournal.open(options(crashed, "boot-1", SyncPolicy.NONE))) {
            assertThat(reopened.recovery().records()).isLessThan(INTERVAL / RECORD_BYTES + 10);
            assertState(reopened, COUNT);
        }
        assertThat(JournalScan.verify(crashed).records()).isEqualTo(COUNT + 12);
    }

    @Test
    void shouldReadWholeSegmentWhenMachineWentDownAndNothingWasForced() throws IOException {
        Path crashed = crashedAfter(COUNT, SyncPolicy.NONE);
        Path segment = Crash.segments(crashed).get(0);
        byte[] bytes = Files.readAllBytes(segment);
        Arrays.fill(bytes, 4096, 8192, (byte) 0);
        Files.write(segment, bytes);

        try (Journal reopened = MappedJournal.open(options(crashed, "boot-2", SyncPolicy.NONE))) {
            assertThat(reopened.nextFeedSeq()).isLessThan(100);
            assertState(reopened, reopened.nextFeedSeq() - 1);
        }
    }

    @Test
    void shouldTrustCheckpointWhenMachineWentDownAndItWasForced() throws IOException {
        Path crashed = crashedAfter(COUNT, SyncPolicy.BATCH);

        try (Journal reopened = MappedJournal.open(options(crashed, "boot-2", SyncPolicy.BATCH))) {
            assertThat(reopened.recovery().records()).isLessThan(INTERVAL / RECORD_BYTES + 10);
            assertState(reopened, COUNT);
        }
    }

    @Test
    void shouldContinueWhenProcessDiesAtAnyWordOfTheCheckpoint() throws IOException {
        byte[] before;
        byte[] after;
        int count;
        int mark;
        try (Journal journal = MappedJournal.open(options(live(), "boot-1", SyncPolicy.NONE))) {
            fill(journal, 1);
            Path segment = Crash.segments(live()).get(0);
            do {
                before = Files.readAllBytes(segment);
                fill(journal, journal.nextFeedSeq());
                after = Files.readAllBytes(segment);
                mark = SegmentMarks.checkpoint(new UnsafeBuffer(after));
            } while (mark == 0);
            count = (int) journal.nextFeedSeq() - 2;
        }
        Path crashed = crash();
        Path segment = Crash.segments(crashed).get(0);

        for (int cut = mark; cut <= mark + 48 * 4 + 40; cut += 8) {
            byte[] torn = after.clone();
            Arrays.fill(torn, cut, torn.length, (byte) 0);
            System.arraycopy(before, SegmentMarks.CHECKPOINT_OFFSET, torn, SegmentMarks.CHECKPOINT_OFFSET, 16);
            Files.write(segment, torn);

            try (Journal reopened = MappedJournal.open(options(crashed, "boot-1", SyncPolicy.NONE))) {
                assertState(reopened, count);
            }
        }
    }

    @Test
    void shouldReadFromTheBeginningWhenAnyBitOfAMarkFlips() throws IOException {
        Path crashed = crashedAfter(3_000, SyncPolicy.NONE);
        Path segment = Crash.segments(crashed).get(0);
        byte[] whole = Files.readAllBytes(segment);

        for (int bit = 0; bit < 32 * 8; bit += 3) {
            byte[] flipped = whole.clone();
            flipped[SegmentMarks.CHECKPOINT_OFFSET + bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(segment, flipped);

            try (Journal reopened = MappedJournal.open(options(crashed, "boot-1", SyncPolicy.NONE))) {
                assertThat(reopened.nextFeedSeq()).as("bit %d", bit).isEqualTo(3_001);
                assertThat(reopened.state().expected(1)).isEqualTo(3_001);
            }
        }
    }

    @Test
    void shouldRefuseWithFileAndOffsetWhenRecordAfterCheckpointIsDamaged() throws IOException {
        Path crashed = crashedAfter(COUNT, SyncPolicy.NONE);
        Path segment = Crash.segments(crashed).get(0);
        byte[] bytes = Files.readAllBytes(segment);
        int checkpoint = SegmentMarks.checkpoint(new UnsafeBuffer(bytes));
        for (int damaged : new int[] {checkpoint, checkpoint + 48}) {
            byte[] flipped = bytes.clone();
            flipped[damaged + 20] ^= 1;
            Files.write(segment, flipped);

            DamagedStoreException refusal = catchThrowableOfType(
                    DamagedStoreException.class, () -> MappedJournal.open(options(crashed, "boot-1", SyncPolicy.NONE))
                            .close());

            assertThat(refusal).isNotNull();
            assertThat(refusal.file()).isEqualTo(segment);
            assertThat(refusal.offset()).isEqualTo(damaged);
        }
    }

    @Test
    void shouldRefuseWithFileAndOffsetWhenAnyBitOfARecordBeforeTheCheckpointFlips() throws IOException {
        Path crashed = crashedAfter(COUNT, SyncPolicy.NONE);
        Path segment = Crash.segments(crashed).get(0);
        byte[] bytes = Files.readAllBytes(segment);
        int last = recordBefore(SegmentMarks.checkpoint(new UnsafeBuffer(bytes)), bytes);

        for (int record : new int[] {SegmentHeader.RECORDS_START, SegmentHeader.RECORDS_START + 48, last}) {
            int length = new UnsafeBuffer(bytes).getInt(record, LITTLE_ENDIAN);
            for (int bit = 0; bit < length * 8; bit += 5) {
                byte[] flipped = bytes.clone();
                flipped[record + bit / 8] ^= (byte) (1 << bit % 8);
                Files.write(segment, flipped);

                DamagedStoreException refusal =
                        catchThrowableOfType(DamagedStoreException.class, () -> MappedJournal.open(
                                        options(crashed, "boot-1", SyncPolicy.NONE))
                                .close());

                assertThat(refusal).as("bit %d of %d", bit, record).isNotNull();
                assertThat(refusal.file()).isEqualTo(segment);
                assertThat(refusal.offset()).as("bit %d of %d", bit, record).isEqualTo(record);
            }
        }
    }

    private static int recordBefore(int end, byte[] bytes) {
        UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        int at = SegmentHeader.RECORDS_START;
        while (RecordReader.next(buffer, at) < end) {
            at = RecordReader.next(buffer, at);
        }
        return at;
    }

    @Test
    void shouldOpenFromCheckpointWhenDamageBeforeItWasDeclaredLost() throws IOException {
        Path crashed = crashedAfter(COUNT, SyncPolicy.NONE);
        Path segment = Crash.segments(crashed).get(0);
        byte[] bytes = Files.readAllBytes(segment);
        bytes[560 + 10] ^= 1;
        Files.write(segment, bytes);

        LostRange lost = new LostRangeMarker(crashed).declare(1, 560, "operator", "disk", 1);

        assertThat(lost.from()).isEqualTo(560);
        try (Journal reopened = MappedJournal.open(options(crashed, "boot-1", SyncPolicy.NONE))) {
            assertThat(reopened.nextFeedSeq()).isEqualTo(COUNT + 1);
            assertThat(reopened.recovery().records()).isLessThan(INTERVAL / RECORD_BYTES + 10);
        }
    }

    @Test
    void shouldForgetCheckpointWhenUnitThatBeganBeforeItsEndIsCut() throws IOException {
        Path crashed;
        try (Journal journal = MappedJournal.open(options(live(), "boot-1", SyncPolicy.BATCH))) {
            fill(journal, 1_000);
            journal.append(Entries.venue(1_001, 1, 1_001, JournalEntry.FIRST, "first"));
            for (long seq = 1_002; seq < 6_000; seq++) {
                journal.append(Entries.venue(seq, 1, 1_001, 0, "middle"));
            }
            journal.commit();
            crashed = crash();
        }

        try (Journal reopened = MappedJournal.open(options(crashed, "boot-1", SyncPolicy.BATCH))) {
            assertState(reopened, 1_000);
        }
        try (Journal reopened = MappedJournal.open(options(crashed, "boot-1", SyncPolicy.BATCH))) {
            assertState(reopened, 1_010);
        }
    }
}
