package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class ReconnectionTest {
    private static final long MILLI = 1_000_000;

    @Test
    void shouldBeDueAtOnceWhenNothingWasTried() {
        assertThat(reconnection(() -> 0, "a").isDue(-5)).isTrue();
    }

    @Test
    void shouldTryEveryEndpointBeforeTheWaitDoubles() {
        Reconnection reconnection = reconnection(() -> 0, "a", "b");

        reconnection.failed(0);
        assertThat(reconnection.endpoint()).isEqualTo(1);
        assertThat(waitAfter(reconnection, 0)).isEqualTo(200);
        reconnection.failed(0);
        assertThat(reconnection.endpoint()).isZero();
        assertThat(waitAfter(reconnection, 0)).isEqualTo(200);
        reconnection.failed(0);
        reconnection.failed(0);

        assertThat(waitAfter(reconnection, 0)).isEqualTo(400);
    }

    @Test
    void shouldNeverWaitLongerThanTheLongest() {
        Reconnection reconnection = reconnection(() -> 0, "a");

        for (int i = 0; i < 100; i++) {
            reconnection.failed(0);
        }

        assertThat(waitAfter(reconnection, 0)).isEqualTo(1_000);
    }

    @Test
    void shouldShortenTheWaitByUpToAQuarterWhenChanceSaysSo() {
        Reconnection reconnection = reconnection(() -> 1, "a");

        reconnection.failed(0);

        assertThat(waitAfter(reconnection, 0)).isEqualTo(150);
    }

    @Test
    void shouldGoOnAtTheNextEndpointWhenALoggedOnConnectionIsLeft() {
        Reconnection reconnection = reconnection(() -> 0, "a", "b");

        reconnection.left(0);
        assertThat(reconnection.endpoint()).isEqualTo(1);
        assertThat(waitAfter(reconnection, 0)).isEqualTo(200);
        reconnection.left(0);

        assertThat(reconnection.endpoint()).isZero();
    }

    @Test
    void shouldBeginAtThePrimaryAgainWhenALoggedOnConnectionIsLost() {
        Reconnection reconnection = reconnection(() -> 0, "a", "b");
        reconnection.failed(0);
        reconnection.failed(0);
        reconnection.failed(0);

        reconnection.lost(7 * MILLI);

        assertThat(reconnection.endpoint()).isZero();
        assertThat(waitAfter(reconnection, 7)).isEqualTo(200);
    }

    @Test
    void shouldEndWithTheLastRefusalAllowedAndCountAnewAfterRenewal() {
        Reconnection reconnection = reconnection(() -> 0, "a", "b");

        assertThat(reconnection.refused(0)).isTrue();
        assertThat(reconnection.refused(0)).isTrue();
        assertThat(reconnection.refused(0)).isFalse();
        reconnection.renew();

        assertThat(reconnection.isDue(0)).isTrue();
        assertThat(reconnection.refused(0)).isTrue();
    }

    @Test
    void shouldNotCountConnectionsThatFailAmongTheRefused() {
        Reconnection reconnection = reconnection(() -> 0, "a");
        for (int i = 0; i < 10; i++) {
            reconnection.failed(0);
        }

        assertThat(reconnection.refused(0)).isTrue();
    }

    private static long waitAfter(Reconnection reconnection, long nowMillis) {
        long millis = 0;
        while (!reconnection.isDue((nowMillis + millis) * MILLI)) {
            millis++;
        }
        return millis;
    }

    private static Reconnection reconnection(DoubleSupplier random, String... endpoints) {
        FixSessionOptions options = new FixSessionOptions(new FixTransport(null, "", Duration.ofSeconds(1), 3), null);
        return new Reconnection(
                new FixSessionSettings(
                        Fixtures.SESSION,
                        new FixCounterparty("FIX.4.4", "A", "B", null, null),
                        List.of(endpoints),
                        Duration.ofSeconds(1),
                        new FixSessionSettings.Reconnect(Duration.ofMillis(200), Duration.ofSeconds(1)),
                        FixCredentials.NONE,
                        FixRules.DEFAULTS,
                        List.of(),
                        options),
                random);
    }
}
