package dev.causeway.gateway.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.port.EventRoom;
import dev.causeway.protocol.feed.sbe.GapState;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.protocol.feed.sbe.StatusReason;
import org.junit.jupiter.api.Test;

class SessionTallyTest {
    private static final long MILLI = 1_000_000;

    private final EventRoom ring = new EventRoom();
    private final SessionTally tally = new SessionTally(ring);

    @Test
    void shouldCountALogonOnceWhenTheSessionRecoversAndIsLive() {
        status(SessionStatusCode.CONNECTED, StatusReason.NONE);
        status(SessionStatusCode.RECOVERING, StatusReason.NONE);
        status(SessionStatusCode.LOGGED_ON, StatusReason.NONE);
        status(SessionStatusCode.RESET, StatusReason.NONE);
        status(SessionStatusCode.RECOVERING, StatusReason.NONE);
        status(SessionStatusCode.DISCONNECTED, StatusReason.SILENCE);

        assertThat(tally.totals().logons()).isEqualTo(1);
        assertThat(tally.disconnects(StatusReason.SILENCE)).isEqualTo(1);
        assertThat(tally.disconnects(StatusReason.OPERATOR)).isZero();
    }

    @Test
    void shouldCountTheEndOfAConnectionOnceWhenTheSessionFailsWithItOrBehindIt() {
        status(SessionStatusCode.CONNECTED, StatusReason.NONE);
        status(SessionStatusCode.FAILED, StatusReason.LOGON_REJECTED);
        status(SessionStatusCode.CONNECTED, StatusReason.NONE);
        status(SessionStatusCode.DISCONNECTED, StatusReason.LOGON_REJECTED);
        status(SessionStatusCode.FAILED, StatusReason.LOGON_REJECTED);

        assertThat(tally.disconnects(StatusReason.LOGON_REJECTED)).isEqualTo(2);
    }

    @Test
    void shouldCountAGapOnceWhenItGrows() {
        tally.gap(1, 5, 7, GapState.OPEN, 10 * MILLI);
        tally.gap(1, 5, 9, GapState.OPEN, 30 * MILLI);

        tally.gap(1, 5, 9, GapState.FILLED, 120 * MILLI);

        assertThat(tally.totals().gapsOpened()).isEqualTo(1);
        assertThat(tally.totals().gapsFilled()).isEqualTo(1);
    }

    @Test
    void shouldCountTheNumbersThatAreLost() {
        tally.gap(1, 5, 9, GapState.OPEN, 0);

        tally.lost(1, 5, 9, "skipped", 0);

        assertThat(tally.totals().gapsLost()).isEqualTo(1);
        assertThat(tally.totals().numbersLost()).isEqualTo(5);
    }

    @Test
    void shouldCountNothingWhenTheRingHasNoRoom() {
        ring.fill();

        tally.gap(1, 5, 9, GapState.OPEN, 0);
        status(SessionStatusCode.LOGGED_ON, StatusReason.NONE);

        assertThat(tally.totals().gapsOpened()).isZero();
        assertThat(tally.totals().logons()).isZero();
    }

    private void status(SessionStatusCode code, StatusReason reason) {
        tally.status(1, code, reason, 0);
    }
}
