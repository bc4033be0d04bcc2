package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineSettingsTest {
    @ParameterizedTest
    @CsvSource({"200,30000,1;2;4;8;16;30", "5000,5000,5", "1000,1500,1;2", "30000,1000,1"})
    void shouldDoubleTheWaitUpToTheLongest(long initialMillis, long maxMillis, String expected) {
        String backOff = EngineSettings.backOff(
                new FixSessionSettings.Reconnect(Duration.ofMillis(initialMillis), Duration.ofMillis(maxMillis)));

        assertThat(backOff).isEqualTo(expected);
    }
}
