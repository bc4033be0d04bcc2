package dev.causeway.gateway.inbound.fix.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixTimeTest {
    private static long parse(String text) {
        UnsafeBuffer buffer = new UnsafeBuffer(text.getBytes(StandardCharsets.ISO_8859_1));
        return FixTime.epochNanos(buffer, 0, text.length());
    }

    @Test
    void shouldAgreeWithTheCalendarWhenTimesAreLegal() {
        long seed = 7;
        Random random = new Random(seed);
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern("uuuuMMdd-HH:mm:ss.SSSSSSSSS").withZone(ZoneOffset.UTC);
        for (int i = 0; i < 20_000; i++) {
            long nanos = random.nextLong(1, 7_000_000_000_000_000_000L);
            Instant instant = Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000);

            assertThat(parse(format.format(instant))).as("seed %d", seed).isEqualTo(nanos);
        }
        assertThat(parse("20260229-12:00:00")).isEqualTo(parse("20260301-12:00:00"));
        assertThat(parse("20261121-10:15:30.5")).isEqualTo(parse("20261121-10:15:30.500"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "20261121",
                "20261121-10:15",
                "20261321-10:15:30",
                "20261100-10:15:30",
                "20261121 10:15:30",
                "20261121-24:15:30",
                "20261121-10:60:30",
                "20261121-10:15:61",
                "20261121-10:15:30.",
                "20261121-10:15:30.1234567890",
                "2026112x-10:15:30",
                "00001121-10:15:30",
                "20261121-10:15:30.12a"
            })
    void shouldBeUnknownWhenItIsNoTime(String text) {
        assertThat(parse(text)).isZero();
    }
}
