package dev.causeway.gateway.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.port.SessionEvents;
import dev.causeway.protocol.feed.sbe.GapState;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.protocol.feed.sbe.StatusReason;
import org.junit.jupiter.api.Test;

class SessionTallyTest {
    private static final long MILLI = 1_000_000;

    private boolean room = true;

    private final SessionTally tally = new SessionTally(new SessionEvents() {
        @Override
        public boolean advance(int epoch, long nextExpected, long epochNanos) {
            return room;
        }

        @Override
        public boolean newEpoch(int epoch, long venueEpoch, long nextExpected, long epochNanos) {
            return room;
        }

        @Override
        public boolean gap(int epoch, long from, long to, GapState state, long epochNanos) {
            return room;
        }

        @Override
        public boolean lost(int epoch, long from, long to, long epochNanos) {
            return room;
        }

        @Override
        public boolean status(int epoch, SessionStatusCode status, StatusReason reason, long epochNanos) {
            return room;
        }
    });

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

        tally.lost(1, 5, 9, 0);

        assertThat(tally.totals().gapsLost()).isEqualTo(1);
        assertThat(tally.totals().numbersLost()).isEqualTo(5);
    }

    @Test
    void shouldCountNothingWhenTheRingHasNoRoom() {
        room = false;

        tally.gap(1, 5, 9, GapState.OPEN, 0);
        status(SessionStatusCode.LOGGED_ON, StatusReason.NONE);

        assertThat(tally.totals().gapsOpened()).isZero();
        assertThat(tally.totals().logons()).isZero();
    }

    private void status(SessionStatusCode code, StatusReason reason) {
        tally.status(1, code, reason, 0);
    }
}
