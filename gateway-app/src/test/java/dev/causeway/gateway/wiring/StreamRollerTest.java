package dev.causeway.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.normalize.DefinitionAnnouncer;
import dev.causeway.gateway.normalize.JournaledInstruments;
import dev.causeway.gateway.outbound.multicast.RollSchedule;
import dev.causeway.gateway.port.RecordingSink;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.store.MemoryJournal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamRollerTest {
    private static final RollSchedule MIDNIGHT = new RollSchedule(LocalTime.MIDNIGHT, ZoneOffset.UTC);
    private static final long NOON = nanos("2026-11-21T12:00:00Z");
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final MemoryJournal journal = new MemoryJournal();
    private final RecordingSink sink = new RecordingSink();
    private final JournaledInstruments instruments = new JournaledInstruments(journal.state(), sink);
    private final DefinitionAnnouncer announcer = new DefinitionAnnouncer(
            List.of(new SessionIdentity(1, 1, "simx", "SIMX", 'F')), instruments, sink, this::now);
    private long nowNanos = NOON;

    @BeforeEach
    void beginStream() {
        journal.beginStream("G126112101", NOON - SECOND);
    }

    @Test
    void shouldAskForNothingWhenNobodyWantsANewStream() {
        StreamRoller roller = roller(null);

        roller.run();

        assertThat(sink.published()).isEmpty();
    }

    @Test
    void shouldPutTheRollBeforeAllDefinitionsInOneUnitWhenAnOperatorAsks() {
        instruments.resolve(1, "AAPL", 0);
        instruments.resolve(1, "MSFT", 0);
        sink.published().clear();
        StreamRoller roller = roller(null);

        roller.request();
        roller.run();

        assertThat(sink.published())
                .extracting(slot -> slot.kind)
                .containsExactly(SlotKind.ROLL, SlotKind.NOTICE, SlotKind.NOTICE, SlotKind.NOTICE);
        assertThat(rolls().get(0).nextExpected).isEqualTo(NOON);
    }

    @Test
    void shouldAskOnceWhenTheStreamBegins() {
        StreamRoller roller = roller(null);
        roller.request();
        roller.run();
        journal.beginStream("G126112102", rolls().get(0).epochNanos);

        nowNanos += 3600 * SECOND;
        roller.run();

        assertThat(rolls()).hasSize(1);
    }

    @Test
    void shouldAskAgainHalfAMinuteLaterWhenNoStreamHasBegun() {
        StreamRoller roller = roller(null);
        roller.request();
        roller.run();

        nowNanos += 29 * SECOND;
        roller.run();
        assertThat(rolls()).hasSize(1);
        nowNanos += SECOND;
        roller.run();

        assertThat(rolls()).extracting(slot -> slot.nextExpected).containsExactly(NOON, NOON);
    }

    @Test
    void shouldAskAgainAtOnceWhenTheRingWasFull() {
        StreamRoller roller = roller(null);
        roller.request();
        sink.full(true);
        roller.run();
        sink.full(false);

        roller.run();

        assertThat(rolls()).hasSize(1);
    }

    @Test
    void shouldRollWhenTheTradingDayEndsAndNotBefore() {
        StreamRoller roller = roller(MIDNIGHT);
        nowNanos = nanos("2026-11-21T23:59:59Z");
        roller.run();
        assertThat(rolls()).isEmpty();

        nowNanos = nanos("2026-11-22T00:00:00Z");
        roller.run();

        assertThat(rolls()).hasSize(1);
    }

    @Test
    void shouldRollAtStartWhenTheTradingDayEndedMeanwhile() {
        journal.beginStream("G126112102", nanos("2026-11-20T12:00:00Z"));

        roller(MIDNIGHT).run();

        assertThat(rolls()).extracting(slot -> slot.nextExpected).containsExactly(nanos("2026-11-21T00:00:00Z"));
    }

    @Test
    void shouldRollOnceWhenTheClockWasSetBackAfterTheRequest() {
        StreamRoller roller = roller(null);
        roller.request();
        nowNanos -= 5 * SECOND;
        roller.run();

        assertThat(rolls().get(0).epochNanos).isGreaterThanOrEqualTo(rolls().get(0).nextExpected);
    }

    private StreamRoller roller(RollSchedule schedule) {
        return new StreamRoller(journal::streams, announcer, schedule, this::now);
    }

    private List<Slot> rolls() {
        return sink.published(SlotKind.ROLL);
    }

    private long now() {
        return nowNanos;
    }

    private static long nanos(String instant) {
        return TimeUnit.SECONDS.toNanos(Instant.parse(instant).getEpochSecond());
    }
}
