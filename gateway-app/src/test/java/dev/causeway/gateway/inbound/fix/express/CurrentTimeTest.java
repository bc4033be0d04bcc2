package dev.causeway.gateway.inbound.fix.express;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quickfix.FieldConvertError;
import quickfix.field.converter.UtcTimestampConverter;

class CurrentTimeTest {
    /** 2026-09-21 14:13:20 UTC. */
    private static final long NOW_MILLIS = 1_790_000_000_000L;

    private static final String NOW = "20260921-14:13:20.000000000";

    private final CurrentTime time = new CurrentTime();

    @ParameterizedTest
    @CsvSource({
        "20260921-14:13:20, true",
        "20260921-14:13:20.999, true",
        "20260921-14:13:20.999999, true",
        "20260921-14:13:20.999999999, true",
        "20260921-14:15:18, true",
        "20260921-14:15:19, false",
        "20260921-14:11:22, true",
        "20260921-14:11:21, false",
        "20260920-14:13:20, false",
        "20260921-14:13:20.9, false",
        "20260921-14:13:20.999999999999, false",
        "20260921-14:13:60, false",
        "20260921-24:13:20, false",
        "20260921 14:13:20, false",
        "20260921-14:13:20:999, false",
        "20260921-14:13:20.9x9, false",
        "20260921-1x:13:20, false",
        "'', false"
    })
    void shouldTakeATimeThatIsNear(String text, boolean isTaken) {
        assertThat(is(text, NOW_MILLIS)).isEqualTo(isTaken);
    }

    @Test
    void shouldKnowTheDayWhenItHasChanged() {
        long midnight = 1_790_035_200_000L;

        assertThat(is("20260921-23:59:59", midnight - 1)).isTrue();
        assertThat(is("20260921-23:59:59", midnight)).isFalse();
        assertThat(is("20260922-00:00:00", midnight)).isTrue();
        assertThat(is("20260922-00:00:00", midnight - 1)).isFalse();
    }

    @Test
    void shouldTakeNoTimeThatTheEngineWouldNot() throws FieldConvertError {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int taken = 0;

        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(NOW.substring(0, 15 + random.nextInt(13)));
            for (int flips = random.nextInt(3); flips > 0; flips--) {
                text.setCharAt(random.nextInt(text.length()), "0123456789-:. x".charAt(random.nextInt(15)));
            }
            if (is(text.toString(), NOW_MILLIS)) {
                taken++;
                long millis = UtcTimestampConverter.convertToLocalDateTime(text.toString())
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli();
                assertThat(Math.abs(NOW_MILLIS - millis) / 1_000)
                        .as("seed %d: %s", seed, text)
                        .isLessThanOrEqualTo(120);
            }
        }
        assertThat(taken).as("seed %d", seed).isGreaterThan(1_000);
    }

    private boolean is(String text, long nowMillis) {
        byte[] bytes = ("52=" + text + "\u0001").getBytes(StandardCharsets.US_ASCII);
        return time.is(bytes, 3, text.length(), nowMillis);
    }
}
