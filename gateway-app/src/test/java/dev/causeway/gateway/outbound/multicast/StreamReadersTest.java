package dev.causeway.gateway.outbound.multicast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.store.JournalEntry;
import dev.causeway.store.MemoryJournal;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class StreamReadersTest {
    private final MemoryJournal journal = new MemoryJournal();
    private final StreamReaders readers = new StreamReaders(journal::streams);
    private final JournalEntry entry = new JournalEntry();

    @Test
    void shouldServeNobodyBeforeAStreamHasBegun() {
        assertThat(named("G126112101")).isNull();
    }

    @Test
    void shouldReadEachNameItsOwnContentWhenAnotherStreamHasBegun() {
        RecordedFeed.begin(journal, "G126112101", 3);
        assertThat(named("G126112101").position()).isEqualTo(3);
        RecordedFeed.begin(journal, "G126112102", 1);

        StreamReaders.Served old = named("G126112101");
        assertThat(old.position()).isEqualTo(3);
        assertThat(old.reader().read(3, entry)).isTrue();
        StreamReaders.Served current = named("G126112102");
        assertThat(current.position()).isEqualTo(1);
        assertThat(current.reader().read(3, entry)).isFalse();
        assertThat(named("G126112103")).isNull();
    }

    @Test
    void shouldForgetAStreamWhenTheJournalNoLongerShowsIt() {
        RecordedFeed.begin(journal, "G126112101", 1);
        assertThat(named("G126112101")).isNotNull();

        for (int run = 2; run <= 5; run++) {
            RecordedFeed.begin(journal, "G12611210" + run, 1);
        }

        assertThat(named("G126112101")).isNull();
        assertThat(named("G126112102")).isNotNull();
    }

    private StreamReaders.Served named(String name) {
        return readers.named(new UnsafeBuffer(MoldHeader.session(name)), 0);
    }
}
