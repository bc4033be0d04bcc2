package dev.causeway.gateway.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causeway.gateway.port.InstrumentRegistry;
import dev.causeway.gateway.port.InstrumentRegistry.InstrumentTerms;
import dev.causeway.gateway.port.RecordingSink;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.sbe.InstrumentDefDecoder;
import dev.causeway.store.JournalEntry;
import dev.causeway.store.MemoryJournal;
import dev.causeway.store.RecordType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Numbers of venues, sessions and instruments, over restarts. */
class JournaledNumbersTest {
    private final MemoryJournal journal = new MemoryJournal();
    private final RecordingSink sink = new RecordingSink();

    @BeforeEach
    void beginStream() {
        journal.beginStream("G1261121I0", 1);
    }

    @Test
    void shouldDefineAnInstrumentAheadOfItsFirstMessage() {
        JournaledInstruments instruments = new JournaledInstruments(journal.state(), sink);

        int id = instruments.resolve(7, "EUR/USD", 99);

        assertThat(id).isEqualTo(1);
        assertThat(sink.published())
                .extracting(slot -> slot.kind)
                .containsExactly(SlotKind.DEFINITION, SlotKind.NOTICE);
        InstrumentDefDecoder def = new InstrumentDefDecoder()
                .wrap(
                        sink.published().get(1).buffer(),
                        FeedMessage.HEADER_LENGTH,
                        InstrumentDefDecoder.BLOCK_LENGTH,
                        0);
        assertThat(def.symbol()).isEqualTo("EUR/USD");
        assertThat(def.src().instrumentId()).isEqualTo(1);
        assertThat(def.src().venueId()).isEqualTo(7);
        assertThat(def.src().venueSeqNo()).isZero();
    }

    @Test
    void shouldKeepNumbersOfDifferentVenuesApartAndSayThemOnce() {
        JournaledInstruments instruments = new JournaledInstruments(journal.state(), sink);

        assertThat(instruments.resolve(1, "AAPL", 0)).isEqualTo(1);
        assertThat(instruments.resolve(2, "AAPL", 0)).isEqualTo(2);
        assertThat(instruments.resolve(1, "AAPL", 0)).isEqualTo(1);

        assertThat(sink.published(SlotKind.DEFINITION)).hasSize(2);
        assertThat(instruments.key(1, 1)).isEqualTo("AAPL");
        assertThat(instruments.key(2, 2)).isEqualTo("AAPL");
        assertThat(instruments.key(1, 2)).isNull();
        assertThat(instruments.key(1, 3)).isNull();
    }

    @Test
    void shouldAllotNothingWhenTheRingIsFull() {
        JournaledInstruments instruments = new JournaledInstruments(journal.state(), sink);
        sink.full(true);
        assertThat(instruments.resolve(1, "AAPL", 0)).isEqualTo(InstrumentRegistry.RETRY);
        assertThat(instruments.define(1, "5", new InstrumentTerms("MSFT", 1, 1), 0))
                .isEqualTo(InstrumentRegistry.RETRY);
        sink.full(false);

        assertThat(instruments.resolve(1, "MSFT", 0)).isEqualTo(1);
    }

    @Test
    void shouldGiveTheSameNumbersAfterARestart() {
        JournaledInstruments before = new JournaledInstruments(journal.state(), sink);
        before.resolve(1, "AAPL", 0);
        before.define(2, "5", new InstrumentTerms("MSFT", 1_000_000, 10_000), 0);
        sink.published(SlotKind.DEFINITION).forEach(this::journal);

        JournaledInstruments after = new JournaledInstruments(journal.state(), new RecordingSink());

        assertThat(after.count()).isEqualTo(2);
        assertThat(after.resolve(1, "AAPL", 0)).isEqualTo(1);
        assertThat(after.resolve(2, "5", 0)).isEqualTo(2);
        assertThat(after.resolve(2, "6", 0)).isEqualTo(3);
    }

    @Test
    void shouldKeepTheNumberWhenTheVenueChangesTheTerms() {
        JournaledInstruments instruments = new JournaledInstruments(journal.state(), sink);
        int id = instruments.resolve(1, "5", 0);

        int told = instruments.define(1, "5", new InstrumentTerms("MSFT", 1_000_000, 10_000), 0);
        int again = instruments.define(1, "5", new InstrumentTerms("MSFT", 1_000_000, 10_000), 0);

        assertThat(told).isEqualTo(id).isEqualTo(again);
        assertThat(sink.published(SlotKind.DEFINITION)).hasSize(2);
        assertThat(instruments.count()).isEqualTo(1);
    }

    @Test
    void shouldRefuseASymbolTheFeedCannotCarryBeforeClaiming() {
        JournaledInstruments instruments = new JournaledInstruments(journal.state(), sink);

        assertThatThrownBy(() -> instruments.resolve(1, "X".repeat(25), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 24");
        assertThatThrownBy(() -> instruments.resolve(1, "Zürich", 0)).isInstanceOf(IllegalArgumentException.class);

        assertThat(instruments.resolve(1, "X".repeat(24), 0)).isEqualTo(1);
    }

    @Test
    void shouldKeepSessionAndVenueNumbersOverRestarts() {
        SessionDirectory first = new SessionDirectory(journal);
        SessionIdentity fix = first.identify("simx-fix", "SIMX", 'F', 0);
        SessionIdentity xbp = first.identify("simy-xbp", "SIMY", 'X', 40);
        SessionIdentity other = first.identify("simx-two", "SIMX", 'X', 0);

        SessionDirectory second = new SessionDirectory(journal);

        assertThat(second.identify("simy-xbp", "SIMY", 'X', 0)).isEqualTo(xbp);
        assertThat(second.identify("simx-fix", "SIMX", 'F', 1)).isEqualTo(fix);
        assertThat(other.venueId()).isEqualTo(fix.venueId()).isNotEqualTo(xbp.venueId());
        assertThat(other.sessionNo()).isEqualTo(2);
        assertThat(second.maxSessionNo()).isEqualTo(40);
    }

    @Test
    void shouldRefuseASessionThatChangedOrANumberThatIsTaken() {
        SessionDirectory directory = new SessionDirectory(journal);
        directory.identify("simx-fix", "SIMX", 'F', 1);

        assertThatThrownBy(() -> directory.identify("simx-fix", "SIMY", 'F', 0)).hasMessageContaining("venue SIMX");
        assertThatThrownBy(() -> directory.identify("simx-fix", "SIMX", 'X', 0)).hasMessageContaining("protocol F");
        assertThatThrownBy(() -> directory.identify("other", "SIMX", 'X', 1)).hasMessageContaining("belongs to");
    }

    @Test
    void shouldBeginTheFirstEpochOnce() {
        SessionDirectory directory = new SessionDirectory(journal);
        SessionIdentity identity = directory.identify("simx-fix", "SIMX", 'F', 0);

        directory.beginFirstEpoch(identity, 77);
        directory.beginFirstEpoch(identity, 78);

        assertThat(journal.state().epoch(identity.sessionNo())).isEqualTo(1);
        assertThat(journal.state().expected(identity.sessionNo())).isEqualTo(1);
        assertThat(journal.state().epochStartNanos(identity.sessionNo())).isEqualTo(77);
    }

    private void journal(Slot slot) {
        JournalEntry entry = new JournalEntry();
        entry.type = RecordType.DEFINITION;
        entry.flags = JournalEntry.FIRST | JournalEntry.LAST;
        entry.key = slot.key;
        journal.append(entry.payload(slot.buffer(), 0, slot.length));
        journal.commit();
    }
}
