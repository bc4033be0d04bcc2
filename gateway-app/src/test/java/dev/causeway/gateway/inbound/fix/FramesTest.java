package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {
    private static final String REPORT = Fixtures.raw("FIX.4.4", "35=8|34=12|55=AAPL");

    @Test
    void shouldFindEveryChangedByteExceptOneThatLeavesTheSum() {
        assertThat(Frames.isIntact(REPORT)).isTrue();

        for (int i = 0; i < REPORT.length(); i++) {
            StringBuilder damaged = new StringBuilder(REPORT);
            damaged.setCharAt(i, (char) (REPORT.charAt(i) ^ 4));

            assertThat(Frames.isIntact(damaged.toString())).as("byte %d", i).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10=000\u0001", "8=FIX.4.4\u00019=5\u000135=8\u0001"})
    void shouldTakeNothingForIntactWhenTheTrailerIsMissing(String frame) {
        assertThat(Frames.isIntact(frame)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "2", "3", "4", "5", "A"})
    void shouldLeaveAdminMessagesToTheEngine(String type) {
        assertThat(Frames.isApplication(Fixtures.raw("FIX.4.4", "35=" + type + "|34=1")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "X", "6", "n", "AE", "5A", "0 ", "", "ZZZ"})
    void shouldKnowApplicationMessages(String type) {
        assertThat(Frames.isApplication(Fixtures.raw("FIX.4.4", "35=" + type + "|34=1")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"34=1|35=8", "3=8", "355=8"})
    void shouldLeaveToTheEngineWhatDoesNotBeginAsAMessageDoes(String body) {
        assertThat(Frames.isApplication(Fixtures.raw("FIX.4.4", body))).isFalse();
    }
}
