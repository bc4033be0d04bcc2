package dev.causeway.gateway.outbound.multicast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StreamNameTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void shouldNameGatewayDayAndRun() {
        assertThat(StreamName.next("G1", null, NOON)).isEqualTo("G1261121I0");
    }

    @Test
    void shouldNotRepeatANameWhenTheJournalWasLostTheSameDay() {
        String before = StreamName.next("G1", null, NOON);

        String after = StreamName.next("G1", null, NOON.plus(Duration.ofSeconds(68)));

        assertThat(after).isNotEqualTo(before).isGreaterThan(before);
    }

    @Test
    void shouldRiseAboveTheLastNameWhenBothBeginAtTheSameTime() {
        assertThat(StreamName.next("G1", "G1261121I0", NOON)).isEqualTo("G1261121I1");
    }

    @Test
    void shouldRiseAboveTheLastNameWhenTheClockWentBack() {
        assertThat(StreamName.next("G1", "G1261123ZZ", NOON)).isEqualTo("G126112400");
    }

    @Test
    void shouldIgnoreTheLastNameOfAnotherGateway() {
        assertThat(StreamName.next("G2", "G1261121ZZ", NOON)).isEqualTo("G2261121I0");
    }

    @Test
    void shouldAlwaysBeTenCharacters() {
        for (int second = 0; second < 86_400; second += 61) {
            Instant time = Instant.parse("2026-01-02T00:00:00Z").plusSeconds(second);
            assertThat(StreamName.next("G1", null, time)).hasSize(10).matches("G1260102[0-9A-Z]{2}");
        }
    }
}
