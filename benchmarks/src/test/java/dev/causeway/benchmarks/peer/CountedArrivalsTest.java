package dev.causeway.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.benchmarks.role.Signal;
import org.junit.jupiter.api.Test;

class CountedArrivalsTest {
    private final CountedArrivals arrivals = new CountedArrivals(3);

    @Test
    void shouldBeCompleteWhenNumbersFollowEachOther() {
        receive(2, 3, 4, 5);

        Signal result = arrivals.result(4);

        assertThat(result.values())
                .containsEntry("complete", "true")
                .containsEntry("received", "4")
                .containsEntry("measured", "2");
    }

    @Test
    void shouldSayWhatIsMissingWhenANumberIsJumpedOver() {
        receive(2, 4);

        Signal result = arrivals.result(3);

        assertThat(result.values())
                .containsEntry("complete", "false")
                .containsEntry("holes", "1")
                .containsEntry("missingVenueNumbers", "1");
    }

    @Test
    void shouldSayWhatIsDoubledWhenANumberComesAgain() {
        receive(2, 3, 3, 4);

        Signal result = arrivals.result(3);

        assertThat(result.values()).containsEntry("complete", "false").containsEntry("doubledVenueNumbers", "1");
    }

    @Test
    void shouldNotBeCompleteWhenTheEndIsMissing() {
        receive(2, 3);

        assertThat(arrivals.result(3).values())
                .containsEntry("complete", "false")
                .containsEntry("missingVenueNumbers", "1");
    }

    private void receive(long... numbers) {
        for (long number : numbers) {
            arrivals.onMessage(number);
        }
    }
}
