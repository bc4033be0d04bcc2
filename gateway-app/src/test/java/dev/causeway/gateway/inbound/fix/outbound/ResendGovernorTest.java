package dev.causeway.gateway.inbound.fix.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResendGovernorTest {
    private static final long MILLI = 1_000_000;

    private final ResendGovernor governor = new ResendGovernor(1_000);

    @Test
    void shouldGrantASecondsWorthAtOnceAndThenAsTimePasses() {
        assertThat(governor.grant(5_000, 0)).isEqualTo(1_000);
        assertThat(governor.grant(5_000, 0)).isZero();

        assertThat(governor.grant(5_000, 50 * MILLI)).isEqualTo(50);
        assertThat(governor.grant(30, 100 * MILLI)).isEqualTo(30);
        assertThat(governor.grant(5_000, 100 * MILLI)).isEqualTo(20);
        assertThat(governor.grant(5_000, 3_600_000 * MILLI)).isEqualTo(1_000);
    }

    @Test
    void shouldChargeRequestsThemselvesWhenTheyComeOneBehindAnother() {
        int granted = 0;

        for (int i = 0; i < 100; i++) {
            governor.request(0);
            granted += governor.grant(1, 0);
        }

        assertThat(granted).isEqualTo(9);
    }

    @Test
    void shouldOweNoMoreThanASecondWhateverWasAsked() {
        for (int i = 0; i < 1_000_000; i++) {
            governor.request(0);
        }

        assertThat(governor.grant(1, 1_000 * MILLI)).isZero();
        assertThat(governor.grant(1, 1_001 * MILLI)).isEqualTo(1);
    }

    @Test
    void shouldLoseNothingWhenAskedOften() {
        governor.grant(1_000, 0);
        int granted = 0;

        for (int i = 1; i <= 1_000; i++) {
            granted += governor.grant(1_000, i * MILLI / 4);
        }

        assertThat(granted).isEqualTo(250);
    }
}
