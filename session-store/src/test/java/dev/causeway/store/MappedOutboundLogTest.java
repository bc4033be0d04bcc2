package dev.causeway.store;

import static dev.causeway.store.OutboundLogContract.append;
import static dev.causeway.store.OutboundLogContract.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedOutboundLogTest {
    private static final int SEGMENT_BYTES = 4096;

    @TempDir
    Path directory;

    private final FaultyStorage storage = new FaultyStorage();

    private OutboundLog log;

    @BeforeEach
    void open() {
        log = create();
    }

    @AfterEach
    void close() {
        log.close();
    }

    private OutboundLog create() {
        return MappedOutboundLog.open(options(directory, SyncPolicy.NONE), storage);
    }

    private static OutboundLogOptions options(Path directory, SyncPolicy sync) {
        return new OutboundLogOptions(directory, SEGMENT_BYTES, 4 * SEGMENT_BYTES, sync, "boot-1", () -> 42);
    }

    @Test
    void shouldDropOldestAndRaiseLowestWhenBoundIsReached() throws IOException {
        log.reset(1, 1, 77);
        for (int seqNo = 1; seqNo <= 300; seqNo++) {
            append(log, seqNo, "message-" + seqNo);
        }

        assertThat(Crash.segments(directory)).hasSize(4);
        assertThat(log.lowestSeqNo()).isGreaterThan(1);
        List<String> all = messages(log, 1, 999);
        assertThat(all).hasSize((int) (301 - log.lowestSeqNo()));
        assertThat(all.get(0)).startsWith(log.lowestSeqNo() + "=");
        assertThat(messages(log, 200, 201)).containsExactly("200=message-200@1200", "201=message-201@1201");
        long lowest = log.lowestSeqNo();
        log.close();
        log = create();
        assertThat(log.lowestSeqNo()).isEqualTo(lowest);
        assertThat(log.nextSeqNo()).isEqualTo(301);
    }

    @Test
    void shouldCutLastMessageWhenItEndsAtAnyByte() throws IOException {
        log.reset(1, 1, 77);
        append(log, 1, "one");
        append(log, 2, "two");
        Path copy = Crash.copy(directory, directory.resolve("copy"));
        Path file = Crash.segments(copy).get(0);
        byte[] whole = Files.readAllBytes(file);

        for (int cut = 512 + 56; cut < 512 + 56 + 51; cut++) {
            byte[] torn = whole.clone();
            Arrays.fill(torn, cut, torn.length, (byte) 0);
            Files.write(file, torn);
            try (OutboundLog reopened = MappedOutboundLog.open(options(copy, SyncPolicy.NONE))) {
                assertThat(reopened.nextSeqNo()).isEqualTo(2);
                append(reopened, 2, "zwei");
                assertThat(messages(reopened, 1, 9)).containsExactly("1=one@1001", "2=zwei@1002");
            }
        }
    }

    @Test
    void shouldRefuseWithFileAndOffsetWhenMessageInTheMiddleIsDamaged() throws IOException {
        append(log, 1, "one");
        append(log, 2, "two");
        log.close();
        Path file = Crash.segments(directory).get(0);
        byte[] whole = Files.readAllBytes(file);

        for (int bit = 0; bit < 51 * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[512 + bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, flipped);

            DamagedStoreException refusal = catchThrowableOfType(DamagedStoreException.class, () -> create().close());

            assertThat(refusal).as("bit %d", bit).isNotNull();
            assertThat(refusal.file()).isEqualTo(file);
            assertThat(refusal.offset()).isEqualTo(512);
        }
    }

    @Test
    void shouldKeepOldEpochWhenResetFails() {
        log.reset(1, 1, 77);
        append(log, 1, "one");
        storage.noRename = true;

        assertThatThrownBy(() -> log.reset(2, 1, 88)).isInstanceOf(StoreException.class);
        List<String> kept = messages(log, 1, 9);
        storage.noRename = false;
        log.reset(2, 1, 88);

        assertThat(kept).containsExactly("1=one@1001");
        assertThat(log.epoch()).isEqualTo(2);
        assertThat(messages(log, 1, 9)).isEmpty();
    }

    @Test
    void shouldTakeNewEpochWhenResetDiedBeforeDeletingTheOld() throws IOException {
        log.reset(1, 1, 77);
        append(log, 1, "one");
        Path copy = Crash.copy(directory, directory.resolve("copy"));
        log.reset(2, 1, 88);
        for (Path newer : Crash.segments(directory)) {
            Files.copy(newer, copy.resolve(newer.getFileName()));
        }

        try (OutboundLog reopened = MappedOutboundLog.open(options(copy, SyncPolicy.NONE))) {
            assertThat(reopened.epoch()).isEqualTo(2);
            assertThat(messages(reopened, 1, 9)).isEmpty();
        }
        assertThat(Crash.segments(copy)).hasSize(1);
    }

    @Test
    void shouldStoreNothingAndHealWhenDiskIsFull() {
        log.reset(1, 1, 77);
        storage.noSpace = true;
        StoreException refusal = catchThrowableOfType(StoreException.class, () -> fill(1, 100));
        long next = log.nextSeqNo();
        assertThatThrownBy(() -> append(log, next, "again".repeat(30))).isInstanceOf(StoreException.class);
        storage.noSpace = false;

        append(log, next, "healed");

        assertThat(refusal).hasMessageContaining("no space");
        assertThat(messages(log, next - 1, next + 5)).hasSize(2);
        assertThat(log.nextSeqNo()).isEqualTo(next + 1);
    }

    @Test
    void shouldTakeMessageBackWhenItCannotBeForced() throws IOException {
        Path at = directory.resolve("batch");
        try (OutboundLog batch = MappedOutboundLog.open(options(at, SyncPolicy.BATCH), storage)) {
            batch.reset(1, 1, 77);
            append(batch, 1, "one");
            storage.noForce = true;
            assertThatThrownBy(() -> append(batch, 2, "lost")).isInstanceOf(StoreException.class);
            assertThat(batch.nextSeqNo()).isEqualTo(2);
            assertThat(messages(batch, 1, 9)).containsExactly("1=one@1001");
            storage.noForce = false;
            append(batch, 2, "two");
        }

        try (OutboundLog batch = MappedOutboundLog.open(options(at, SyncPolicy.BATCH), storage)) {
            assertThat(messages(batch, 1, 9)).containsExactly("1=one@1001", "2=two@1002");
        }
    }

    @Test
    void shouldRefuseAndHealWhenDirectoryIsMovedAway() throws IOException {
        Path at = directory.resolve("log");
        Path moved = directory.resolve("moved");
        try (OutboundLog moving = MappedOutboundLog.open(options(at, SyncPolicy.NONE))) {
            append(moving, 1, "one");
            Files.move(at, moved);
            long later = 10_000_000_000L;

            assertThatThrownBy(() -> moving.append(2, new UnsafeBuffer(new byte[3]), 0, 3, later))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("gone");
            assertThat(moving.nextSeqNo()).isEqualTo(2);
            Files.move(moved, at);
            append(moving, 2, "two");
            assertThat(messages(moving, 1, 9)).containsExactly("1=one@1001", "2=two@1002");
        }
    }

    private void fill(int from, int to) {
        for (int seqNo = from; seqNo <= to; seqNo++) {
            append(log, seqNo, "message-" + seqNo);
        }
    }
}
