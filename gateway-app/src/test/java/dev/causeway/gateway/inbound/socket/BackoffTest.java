package dev.causeway.gateway.inbound.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final long MILLI = 1_000_000;
    private final Backoff backoff = new Backoff(new ReconnectSettings(1, 100, 1_000, 42));

    @Test
    void shouldDoubleUpToCapWithJitterBelow() {
        long[] nominalMillis = {100, 200, 400, 800, 1_000, 1_000, 1_000};

        for (long nominal : nominalMillis) {
            assertThat(backoff.nextDelayNanos()).isBetween(nominal * MILLI / 2, nominal * MILLI);
        }
    }

    @Test
    void shouldStartOverWhenReset() {
        backoff.nextDelayNanos();
        backoff.nextDelayNanos();
        backoff.reset();

        assertThat(backoff.nextDelayNanos()).isBetween(50 * MILLI, 100 * MILLI);
    }

    @Test
    void shouldDifferBySeedAndRepeatForOne() {
        Backoff same = new Backoff(new ReconnectSettings(1, 100, 1_000, 42));
        Backoff other = new Backoff(new ReconnectSettings(1, 100, 1_000, 43));
        long first = backoff.nextDelayNanos();

        assertThat(same.nextDelayNanos()).isEqualTo(first);
        assertThat(other.nextDelayNanos()).isNotEqualTo(first);
    }
}
