package dev.causeway.gateway.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.port.RecordingSink;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.sbe.InstrumentDefDecoder;
import dev.causeway.protocol.feed.sbe.MessageHeaderDecoder;
import dev.causeway.protocol.feed.sbe.SessionDefDecoder;
import dev.causeway.store.MemoryJournal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What late joiners are told again. */
class DefinitionAnnouncerTest {
    private static final long NOW_NANOS = 42;

    private final MemoryJournal journal = new MemoryJournal();
    private final RecordingSink sink = new RecordingSink();
    private final JournaledInstruments instruments = new JournaledInstruments(journal.state(), sink);
    private final DefinitionAnnouncer announcer = new DefinitionAnnouncer(
            List.of(new SessionIdentity(1, 1, "simx", "SIMX", 'F'), new SessionIdentity(2, 2, "simy", "SIMY", 'X')),
            instruments,
            sink,
            () -> NOW_NANOS);

    @BeforeEach
    void defineInstruments() {
        journal.beginStream("G126112101", 1);
        instruments.resolve(1, "AAPL", 0);
        instruments.resolve(2, "MSFT", 0);
        sink.published().clear();
    }

    @Test
    void shouldTellEverySessionThenEveryInstrumentEachWithNoVenueNumber() {
        announcer.run();

        assertThat(sink.published())
                .extracting(slot -> slot.kind, DefinitionAnnouncerTest::template, slot -> slot.venueSeqNo)
                .containsExactly(
                        tuple(SessionDefDecoder.TEMPLATE_ID),
                        tuple(SessionDefDecoder.TEMPLATE_ID),
                        tuple(InstrumentDefDecoder.TEMPLATE_ID),
                        tuple(InstrumentDefDecoder.TEMPLATE_ID));
        SessionDefDecoder session = new SessionDefDecoder()
                .wrap(
                        sink.published().get(1).buffer(),
                        FeedMessage.HEADER_LENGTH,
                        SessionDefDecoder.BLOCK_LENGTH,
                        SessionDefDecoder.SCHEMA_VERSION);
        assertThat(session.sessionId()).isEqualTo("simy");
        assertThat(session.src().venueSeqNo()).isZero();
        assertThat(session.src().gatewayTimeNs()).isEqualTo(NOW_NANOS);
        InstrumentDefDecoder instrument = new InstrumentDefDecoder()
                .wrap(
                        sink.published().get(3).buffer(),
                        FeedMessage.HEADER_LENGTH,
                        InstrumentDefDecoder.BLOCK_LENGTH,
                        InstrumentDefDecoder.SCHEMA_VERSION);
        assertThat(instrument.symbol()).isEqualTo("MSFT");
        assertThat(instrument.src().venueSeqNo()).isZero();
    }

    @Test
    void shouldSayItAllAgainInTheNextRoundWhenTheRingWasFull() {
        sink.full(true);
        announcer.run();
        assertThat(sink.published()).isEmpty();
        sink.full(false);

        announcer.run();

        assertThat(sink.published()).hasSize(4);
    }

    private static org.assertj.core.groups.Tuple tuple(int template) {
        return org.assertj.core.groups.Tuple.tuple(SlotKind.NOTICE, template, 0L);
    }

    private static int template(Slot slot) {
        return new MessageHeaderDecoder().wrap(slot.buffer(), 0).templateId();
    }
}
