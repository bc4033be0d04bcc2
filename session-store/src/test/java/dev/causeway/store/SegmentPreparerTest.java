package dev.causeway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A segment whose making would take a minute in calm. */
@Timeout(20)
class SegmentPreparerTest {
    private static final int A_MINUTE_OF_BYTES = 1 << 30;

    @TempDir
    Path directory;

    private final CountDownLatch begun = new CountDownLatch(1);

    private final Storage disk = new DiskStorage();
    private final Storage storage = new Storage() {
        @Override
        public MappedFile allocate(Path path, int bytes, boolean durable, Pace pace) {
            begun.countDown();
            pace.step(A_MINUTE_OF_BYTES);
            return disk.allocate(path, bytes, durable, pace);
        }

        @Override
        public void rename(Path from, Path to, boolean durable) {
            disk.rename(from, to, durable);
        }

        @Override
        public void force(MappedFile file, int from, int to) {
            disk.force(file, from, to);
        }
    };

    @Test
    void shouldMakeTheSegmentAtOnceWhenTheOwnerWaitsForIt() throws InterruptedException {
        try (SegmentPreparer preparer = preparer()) {
            begun.await();

            SegmentPreparer.Prepared prepared = preparer.take();

            assertThat(prepared.segment().bytes()).isEqualTo(4096);
        }
    }

    @Test
    void shouldMakeTheSegmentInTimeWhenTheOwnerWritesWithoutWaiting() throws InterruptedException {
        try (SegmentPreparer preparer = preparer()) {
            begun.await();
            Path index = SegmentFiles.journal(directory).unfinishedIndex();

            preparer.written(A_MINUTE_OF_BYTES);

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> index.toFile().exists() && preparer.impediment() == null);
        }
    }

    @Test
    void shouldDropWhatIsBeingMadeWhenTheJournalIsClosed() throws InterruptedException {
        SegmentPreparer preparer = preparer();
        begun.await();

        preparer.close();

        assertThat(directory.toFile().list()).isEmpty();
    }

    @Test
    void shouldMakeTheFirstSegmentsAtOnceWhenTheOwnerIsNotAtWorkYet() {
        try (SegmentPreparer preparer = preparer(1)) {
            Path index = SegmentFiles.journal(directory).unfinishedIndex();

            await().atMost(Duration.ofSeconds(10)).until(() -> index.toFile().exists());
            assertThat(preparer.impediment()).isNull();
        }
    }

    private SegmentPreparer preparer() {
        return preparer(0);
    }

    private SegmentPreparer preparer(int segmentsAtOnce) {
        JournalOptions options = new JournalOptions(directory, 4096, SyncPolicy.NONE, "boot-1", () -> 42);
        SegmentPreparer preparer =
                new SegmentPreparer(SegmentFiles.journal(directory), options, storage, new PresenceWatch());
        preparer.start(segmentsAtOnce);
        return preparer;
    }
}
