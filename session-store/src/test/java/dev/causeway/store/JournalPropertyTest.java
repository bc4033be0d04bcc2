package dev.causeway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random appends, units, commits, streams, closes and kills: what is recovered is what a plain model says. */
class JournalPropertyTest {
    private static final int RUNS = 6;
    private static final int STEPS = 600;

    @TempDir
    Path directory;

    /** What the journal must know. */
    private static final class Model {
        String stream;
        List<String> feed = new ArrayList<>();
        final Map<Integer, Long> expected = new TreeMap<>();
        final Map<Integer, Integer> epochs = new TreeMap<>();
        final Map<Integer, String> definitions = new TreeMap<>();
    }

    @Test
    void shouldRecoverWhatTheModelSaysWhenKilledAtRandom() throws IOException {
        for (int i = 0; i < RUNS; i++) {
            long seed = System.nanoTime() + i;
            System.out.println("JournalPropertyTest seed " + seed);
            try {
                run(new Random(seed), directory.resolve("run-" + i));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private void run(Random random, Path at) throws IOException {
        SyncPolicy sync = random.nextInt(4) == 0 ? SyncPolicy.BATCH : SyncPolicy.NONE;
        // The large one has checkpoints inside.
        int segmentBytes = random.nextInt(3) == 0 ? 65_536 : 4096 * (1 + random.nextInt(3));
        JournalOptions options = new JournalOptions(at, segmentBytes, sync, "boot-1", () -> 42);
        Model model = new Model();
        MappedJournal journal = MappedJournal.open(options);
        int streams = 0;
        int kills = 0;
        for (int step = 0; step < STEPS; step++) {
            int choice = random.nextInt(100);
            if (model.stream == null || choice == 0) {
                model.stream = "G1261121%02d".formatted(++streams);
                journal.beginStream(model.stream, step);
                model.feed.clear();
            } else if (choice < 3) {
                Path copy = directory.resolve(at.getFileName() + "-kill-" + kills++);
                Crash.copy(options.directory(), copy);
                journal.close();
                options = new JournalOptions(copy, options.segmentBytes(), sync, "boot-1", () -> 42);
                journal = MappedJournal.open(options);
                assertThat(journal.recovery().closedInOrder()).isFalse();
                verify(journal, model);
            } else if (choice < 5) {
                journal.close();
                journal = MappedJournal.open(options);
                assertThat(journal.recovery().closedInOrder()).isTrue();
                verify(journal, model);
            } else if (choice < 7) {
                Path copy = directory.resolve(at.getFileName() + "-unit-" + kills++);
                openUnit(random, journal, model);
                Crash.copy(options.directory(), copy);
                journal.close();
                options = new JournalOptions(copy, options.segmentBytes(), sync, "boot-1", () -> 42);
                journal = MappedJournal.open(options);
                verify(journal, model);
            } else {
                append(random, journal, model);
            }
        }
        journal.commit();
        verify(journal, model);
        journal.close();
    }

    private static void append(Random random, Journal journal, Model model) {
        int sessionNo = random.nextInt(20);
        long expected = model.expected.getOrDefault(sessionNo, 1L);
        switch (random.nextInt(8)) {
            case 0 -> {
                journal.append(Entries.advance(sessionNo, expected + 5));
                model.expected.put(sessionNo, expected + 5);
            }
            case 1 -> {
                int epoch = model.epochs.getOrDefault(sessionNo, 0) + 1;
                journal.append(Entries.epoch(sessionNo, epoch, random.nextLong(), 1));
                model.epochs.put(sessionNo, epoch);
                model.expected.put(sessionNo, 1L);
            }
            case 2 -> {
                int id = random.nextInt(6);
                String text = text(random, 30);
                journal.append(Entries.definition(1, id, text));
                model.definitions.put(id, text);
            }
            case 3 -> {
                String text = text(random, 200);
                model.feed.add(text);
                journal.append(Entries.notice(model.feed.size(), sessionNo, text));
            }
            case 4 -> journal.commit();
            default -> {
                int count = 1 + random.nextInt(random.nextInt(10) == 0 ? 30 : 3);
                for (int i = 0; i < count; i++) {
                    int flags = (i == 0 ? JournalEntry.FIRST : 0) | (i == count - 1 ? JournalEntry.LAST : 0);
                    String text = text(random, 300);
                    model.feed.add(text);
                    journal.append(Entries.venue(model.feed.size(), sessionNo, expected, flags, text));
                }
                model.expected.put(sessionNo, expected + 1);
            }
        }
    }

    /** A unit without its end: the model never hears of it. */
    private static void openUnit(Random random, Journal journal, Model model) {
        int count = 1 + random.nextInt(40);
        for (int i = 0; i < count; i++) {
            int flags = i == 0 ? JournalEntry.FIRST : 0;
            journal.append(Entries.venue(model.feed.size() + 1 + i, 99, 7, flags, text(random, 300)));
            if (random.nextInt(10) == 0) {
                journal.append(Entries.definition(1, 50, "never"));
            }
        }
        journal.commit();
    }

    private static void verify(Journal journal, Model model) {
        journal.commit();
        assertThat(journal.streamName()).isEqualTo(model.stream);
        assertThat(journal.nextFeedSeq()).isEqualTo(model.feed.size() + 1);
        assertThat(journal.journaledPosition()).isEqualTo(model.feed.size());
        for (int sessionNo = 0; sessionNo < 100; sessionNo++) {
            assertThat(journal.state().expected(sessionNo)).isEqualTo(model.expected.getOrDefault(sessionNo, 1L));
            assertThat(journal.state().epoch(sessionNo)).isEqualTo(model.epochs.getOrDefault(sessionNo, 0));
        }
        Map<Integer, String> definitions = new TreeMap<>();
        journal.state()
                .forEachDefinition(
                        1, (id, b, o, length) -> definitions.put(id, b.getStringWithoutLengthAscii(o, length)));
        assertThat(definitions).isEqualTo(model.definitions);
        try (JournalReader reader = journal.newReader()) {
            for (int i = 0; i < model.feed.size(); i++) {
                assertThat(Entries.read(reader, i + 1)).isEqualTo(model.feed.get(i));
            }
            assertThat(Entries.read(reader, model.feed.size() + 1)).isNull();
        }
    }

    private static String text(Random random, int maxLength) {
        return "abcdefghij".repeat(30).substring(0, random.nextInt(maxLength));
    }
}
