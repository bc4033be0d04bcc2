package dev.causeway.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.config.GatewayProperties;
import dev.causeway.store.Journal;
import dev.causeway.store.JournalEntry;
import dev.causeway.store.JournalOptions;
import dev.causeway.store.MappedJournal;
import dev.causeway.store.RecordType;
import dev.causeway.store.SyncPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Under which name a start goes on: never two streams under one name, never one number with two contents. */
class StreamContinuationTest {
    private static final String NAME = "G126112101";
    private static final long NOON_NANOS = 1_795_262_400_000_000_000L;
    private static final int MESSAGES = 3;

    @TempDir
    private Path directory;

    @Test
    void shouldGoOnWithNameAndNumbersWhenTheProcessDied() throws IOException {
        written("boot-1", SyncPolicy.NONE, false);

        assertGoesOn(start("boot-1", "G1", "none"));
    }

    @Test
    void shouldGoOnWhenTheMachineWentDownBehindAnOrderlyStop() throws IOException {
        written("boot-1", SyncPolicy.NONE, true);

        assertGoesOn(start("boot-2", "G1", "none"));
    }

    @Test
    void shouldGoOnWhenTheMachineWentDownAndEveryBatchWasForced() throws IOException {
        written("boot-1", SyncPolicy.BATCH, false);

        assertGoesOn(start("boot-2", "G1", "batch"));
    }

    @Test
    void shouldTakeANewNameWhenTheMachineWentDownWithWhatWasNeverForced() throws IOException {
        written("boot-1", SyncPolicy.NONE, false);

        assertBeginsAnew(start("boot-2", "G1", "none"));
    }

    @Test
    void shouldTakeANewNameWhenThereIsNoJournal() throws IOException {
        Files.createDirectories(directory.resolve("copy"));

        assertBeginsAnew(start("boot-1", "G1", "none"));
    }

    @Test
    void shouldTakeANewNameWhenTheJournalIsOfAnotherGateway() throws IOException {
        written("boot-1", SyncPolicy.NONE, true);

        try (Journal journal = start("boot-1", "G2", "none")) {
            assertThat(journal.streamName()).startsWith("G2");
            assertThat(journal.nextFeedSeq()).isEqualTo(1);
        }
    }

    private static void assertGoesOn(Journal started) {
        try (started) {
            assertThat(started.streamName()).isEqualTo(NAME);
            assertThat(started.nextFeedSeq()).isEqualTo(MESSAGES + 1);
        }
    }

    private static void assertBeginsAnew(Journal started) {
        try (started) {
            assertThat(started.streamName()).startsWith("G1").isGreaterThan(NAME);
            assertThat(started.nextFeedSeq()).isEqualTo(1);
        }
    }

    /** A journal with messages, then left as a process leaves it. */
    private void written(String bootId, SyncPolicy sync, boolean closed) throws IOException {
        Path original = directory.resolve("original");
        Journal journal = open(original, bootId, sync);
        try (journal) {
            journal.beginStream(NAME, 1);
            JournalEntry entry = new JournalEntry();
            entry.type = RecordType.FEED_NOTICE;
            entry.flags = JournalEntry.FIRST | JournalEntry.LAST;
            for (int seq = 1; seq <= MESSAGES; seq++) {
                entry.feedSeq = seq;
                journal.append(entry.payload(new UnsafeBuffer(new byte[60]), 0, 60));
            }
            journal.commit();
            if (!closed) {
                copy(original);
            }
        }
        if (closed) {
            copy(original);
        }
    }

    private Journal start(String bootId, String gatewayId, String sync) {
        GatewayProperties properties = new Binder(
                        new MapConfigurationPropertySource(Map.of("gateway.id", gatewayId, "gateway.store.sync", sync)))
                .bind("gateway", GatewayProperties.class)
                .get();
        SyncPolicy policy = JournalAssembly.syncPolicy(properties.store());
        Journal journal = open(directory.resolve("copy"), bootId, policy);
        JournalAssembly.continueOrBegin(journal, properties, NOON_NANOS);
        return journal;
    }

    private static Journal open(Path path, String bootId, SyncPolicy sync) {
        return MappedJournal.open(new JournalOptions(path, 64 << 10, sync, bootId, () -> NOON_NANOS));
    }

    private void copy(Path from) throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(from)) {
            files = tree.toList();
        }
        for (Path file : files) {
            Files.copy(file, directory.resolve("copy").resolve(from.relativize(file)));
        }
    }
}
