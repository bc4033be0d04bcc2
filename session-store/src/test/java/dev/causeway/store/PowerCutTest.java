package dev.causeway.store;

import static dev.causeway.store.Entries.STREAM;
import static dev.causeway.store.Entries.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sync policy batch: what was acknowledged is there after power cuts, and nothing of an earlier life comes back. */
class PowerCutTest {
    private static final int RUNS = 8;
    private static final int LIVES = 8;
    private static final int SEGMENT_BYTES = 32 << 10;

    @TempDir
    Path directory;

    /** What each number carried when it was given last, and up to which one it was acknowledged. */
    private static final class Model {
        private final Map<Long, String> given = new TreeMap<>();
        private long acknowledged;
        private int epoch;
        private int sizes;
    }

    @Test
    void shouldLoseNoPublishedRecordWhenPowerIsCutInBatchMode() throws IOException {
        for (int run = 0; run < RUNS; run++) {
            long seed = System.nanoTime() + run;
            System.out.println("PowerCutTest journal seed " + seed);
            Random random = new Random(seed);
            Model model = new Model();
            // Records of one size: what an earlier life left stands where a record of the next would.
            model.sizes = run % 2 == 0 ? 1 : 4;
            Path at = directory.resolve("journal-" + run + "-0");
            for (int life = 1; life <= LIVES; life++) {
                at = journalLife(at, directory.resolve("journal-" + run + "-" + life), life, model, random);
            }
        }
    }

    private static Path journalLife(Path at, Path next, int life, Model model, Random random) throws IOException {
        PowerCutStorage storage = new PowerCutStorage(at);
        JournalOptions options = new JournalOptions(at, SEGMENT_BYTES, SyncPolicy.BATCH, "boot-" + life, () -> 42);
        try (Journal journal = MappedJournal.open(options, storage)) {
            if (life == 1) {
                journal.beginStream(STREAM, 5);
            }
            assertRecovered(journal, model);
            int steps = random.nextInt(800);
            for (int i = 0; i < steps; i++) {
                long seq = journal.nextFeedSeq();
                String payload = "life-%02d-seq-%06d".formatted(life, seq).repeat(1 + random.nextInt(model.sizes));
                journal.append(Entries.venue(seq, 1, seq, WHOLE, payload));
                model.given.put(seq, payload);
                if (random.nextInt(60) == 0) {
                    journal.commit();
                    model.acknowledged = journal.journaledPosition();
                }
            }
            return storage.cut(next, random, life % 3 / 2.0);
        }
    }

    private static void assertRecovered(Journal journal, Model model) {
        long found = journal.nextFeedSeq() - 1;
        assertThat(found).isGreaterThanOrEqualTo(model.acknowledged);
        assertThat(journal.state().expected(1)).isEqualTo(found + 1);
        try (JournalReader reader = journal.newReader()) {
            for (long seq = 1; seq <= found; seq++) {
                assertThat(Entries.read(reader, seq)).isEqualTo(model.given.get(seq));
            }
        }
        model.given.keySet().removeIf(seq -> seq > found);
        model.acknowledged = found;
    }

    @Test
    void shouldForceTheCutWhenTailOfAnEarlierLifeIsFoundBehindAHole() throws IOException {
        Random random = new Random(1);
        Path found = directory.resolve("found");
        PowerCutStorage first = new PowerCutStorage(directory.resolve("first"));
        JournalOptions options =
                new JournalOptions(directory.resolve("first"), SEGMENT_BYTES, SyncPolicy.BATCH, "boot-1", () -> 42);
        try (Journal journal = MappedJournal.open(options, first)) {
            journal.beginStream(STREAM, 5);
            for (long seq = 1; seq <= 200; seq++) {
                journal.append(Entries.venue(seq, 1, seq, WHOLE, "never forced"));
            }
            first.cut(found, random, 1);
        }
        Path segment = Crash.segments(found).get(0);
        byte[] bytes = Files.readAllBytes(segment);
        Arrays.fill(bytes, 4096, 8192, (byte) 0);
        Files.write(segment, bytes);

        PowerCutStorage second = new PowerCutStorage(found);
        options = new JournalOptions(found, SEGMENT_BYTES, SyncPolicy.BATCH, "boot-2", () -> 42);
        try (Journal journal = MappedJournal.open(options, second)) {
            assertThat(journal.nextFeedSeq()).isBetween(2L, 100L);
            second.cut(directory.resolve("after"), random, 0);
        }

        byte[] after =
                Files.readAllBytes(Crash.segments(directory.resolve("after")).get(0));
        assertThat(Arrays.copyOfRange(bytes, 8192, bytes.length)).isNotEqualTo(new byte[bytes.length - 8192]);
        assertThat(Arrays.copyOfRange(after, 8192, after.length)).isEqualTo(new byte[after.length - 8192]);
    }

    @Test
    void shouldLoseNoMessageThatMayHaveBeenSentWhenPowerIsCutInBatchMode() throws IOException {
        for (int run = 0; run < RUNS; run++) {
            long seed = System.nanoTime() + run;
            System.out.println("PowerCutTest outbound seed " + seed);
            Random random = new Random(seed);
            Model model = new Model();
            Path at = directory.resolve("log-" + run + "-0");
            for (int life = 1; life <= LIVES; life++) {
                at = outboundLife(at, directory.resolve("log-" + run + "-" + life), life, model, random);
            }
        }
    }

    private static Path outboundLife(Path at, Path next, int life, Model model, Random random) throws IOException {
        PowerCutStorage storage = new PowerCutStorage(at);
        OutboundLogOptions options = new OutboundLogOptions(
                at, SEGMENT_BYTES, 64L * SEGMENT_BYTES, SyncPolicy.BATCH, "boot-" + life, () -> 42);
        try (OutboundLog log = MappedOutboundLog.open(options, storage)) {
            assertThat(log.epoch()).isEqualTo(model.epoch);
            assertThat(log.nextSeqNo()).isEqualTo(model.given.size() + 1L);
            Map<Long, String> found = new TreeMap<>();
            log.forEach(1, Long.MAX_VALUE, (seqNo, epochNanos, buffer, offset, length) -> {
                found.put(seqNo, buffer.getStringWithoutLengthAscii(offset, length));
                return true;
            });
            assertThat(found).isEqualTo(model.given);
            int steps = 1 + random.nextInt(300);
            for (int i = 0; i < steps; i++) {
                if (random.nextInt(200) == 0) {
                    log.reset(++model.epoch, 1, 77);
                    model.given.clear();
                }
                String text = "life-%02d".formatted(life).repeat(1 + random.nextInt(40));
                OutboundLogContract.append(log, log.nextSeqNo(), text);
                model.given.put(log.nextSeqNo() - 1, text);
            }
            return storage.cut(next, random, life % 3 / 2.0);
        }
    }
}
