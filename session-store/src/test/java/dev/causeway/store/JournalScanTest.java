package dev.causeway.store;

import static dev.causeway.store.Entries.STREAM;
import static dev.causeway.store.Entries.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalScanTest {
    @TempDir
    Path directory;

    private Journal journal;

    @BeforeEach
    void open() {
        journal = MappedJournal.open(new JournalOptions(directory, 4096, SyncPolicy.NONE, "boot-1", () -> 42));
        journal.beginStream(STREAM, 5);
        for (long seq = 1; seq <= 200; seq++) {
            journal.append(Entries.venue(seq, 1, seq, WHOLE, "payload-" + seq));
        }
        journal.commit();
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void shouldShowEveryRecordInOrderWhenJournalIsInUse() {
        List<Long> seen = new ArrayList<>();

        JournalScan.Summary summary = JournalScan.scan(directory, (file, offset, entry) -> seen.add(entry.feedSeq));

        assertThat(seen).hasSize(200).isSorted().startsWith(1L).endsWith(200L);
        assertThat(summary.records()).isEqualTo(200);
        assertThat(summary.segments()).isGreaterThan(2);
        assertThat(JournalScan.verify(directory)).isEqualTo(summary);
    }

    @Test
    void shouldNameFileAndOffsetWhenOldestSegmentIsDamaged() throws IOException {
        Path oldest = Crash.segments(directory).get(0);
        byte[] bytes = Files.readAllBytes(oldest);
        int secondRecord = 512 + 48;
        bytes[secondRecord + 49] ^= 1;
        Files.write(oldest, bytes);

        DamagedStoreException refusal =
                catchThrowableOfType(DamagedStoreException.class, () -> JournalScan.verify(directory));

        assertThat(refusal.file()).isEqualTo(oldest);
        assertThat(refusal.offset()).isEqualTo(secondRecord);
    }
}
