package dev.causeway.gateway.inbound.fix;

import static dev.causeway.gateway.inbound.fix.ScriptedVenue.script;
import static dev.causeway.gateway.inbound.fix.SessionUnderTest.DEADLINE;
import static dev.causeway.gateway.inbound.fix.SessionUnderTest.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.gateway.inbound.gap.GapPolicy;
import dev.causeway.gateway.inbound.gap.GapView;
import dev.causeway.gateway.port.SessionView.FilledBy;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ResendRequest that has no effect, over a socket. */
class AskAgainIT {
    private SessionUnderTest session;
    private ScriptedVenue venue;

    @BeforeEach
    void open() throws IOException {
        session = new SessionUnderTest("FIX.4.4");
        session.heartbeat = Duration.ofSeconds(1);
        venue = session.venue;
    }

    @AfterEach
    void close() throws IOException {
        session.close();
    }

    private void leaveAGap() throws IOException {
        session.start();
        venue.lose(script("8", GOOD));
        venue.send(script("8", GOOD));
    }

    @Test
    void shouldAskAgainWhenTheFirstRequestHadNoEffect() throws Exception {
        venue.onResendRequest(1, "");

        leaveAGap();
        await().atMost(DEADLINE).until(() -> session.units().equals(List.of(2L, 3L)));

        assertThat(venue.receivedOfType("2")).isGreaterThanOrEqualTo(2);
        assertThat(venue.connections).hasValue(1);
        session.awaitState(SessionStatusCode.LOGGED_ON);
        assertThat(session.ring.violations()).isZero();
    }

    @Test
    void shouldLoseNothingWhenMoreComesAheadOfAGapThanIsHeld() throws Exception {
        session.options =
                new FixSessionOptions(FixTransport.DEFAULTS, null, new GapPolicy(Duration.ofSeconds(1), 1_000, 0));
        venue.onResendRequest(Integer.MAX_VALUE, "");

        leaveAGap();
        int last = 0;
        for (int i = 0; i < HeldMessages.MAX_HELD + 100; i++) {
            last = venue.send(script("8", GOOD));
        }
        await().atMost(DEADLINE).until(() -> session.view().counters().heldDropped() > 100);
        venue.onResendRequest(0, "");
        session.awaitUnits(2, last);

        assertThat(venue.connections).hasValue(1);
        assertThat(session.ring.violations()).isZero();
    }

    @Test
    void shouldConnectAnewWhenTheVenueRejectsEveryRequestOfAConnection() throws Exception {
        venue.onResendRequest(GapPolicy.DEFAULT_ATTEMPTS, "3");

        leaveAGap();
        await().atMost(DEADLINE).until(() -> session.units().equals(List.of(2L, 3L)));

        assertThat(venue.connections).hasValue(2);
        assertThat(venue.receivedOfType("2")).isGreaterThanOrEqualTo(1 + GapPolicy.DEFAULT_ATTEMPTS);
        assertThat(session.view().counters().rejects()).isEqualTo(GapPolicy.DEFAULT_ATTEMPTS);
        session.awaitState(SessionStatusCode.LOGGED_ON);
        assertThat(session.view().counters().gapMoves()).isEqualTo(1);
        assertThat(session.view().counters().gapAlarms())
                .as("there is no other endpoint")
                .isEqualTo(1);
        assertThat(session.ring.violations()).isZero();
    }

    @Test
    void shouldFillTheSameGapAtTheNextEndpointWhenTheFirstRejectsEveryRequest() throws Exception {
        venue.onResendRequest(Integer.MAX_VALUE, "3");
        try (ScriptedVenue other = session.otherEndpoint()) {
            other.lose(null);
            other.lose(script("8", GOOD));
            other.lose(script("8", GOOD));

            leaveAGap();
            await().atMost(DEADLINE).until(() -> session.units().equals(List.of(2L, 3L)));

            assertThat(other.connections).hasValue(1);
            assertThat(venue.connections).hasValue(1);
        }
        GapView gap = session.view().gaps().get(0);
        assertThat(gap.id()).isEqualTo(1);
        assertThat(gap.attempts()).isEqualTo(1 + GapPolicy.DEFAULT_ATTEMPTS);
        assertThat(gap.filledBy()).isEqualTo(FilledBy.RESEND);
        assertThat(session.view().counters().gapMoves()).isEqualTo(1);
        assertThat(session.view().counters().gapAlarms()).isZero();
    }

    @Test
    void shouldAskChunkByChunkWhenTheVenueLimitsTheRange() throws Exception {
        session.options = new FixSessionOptions(
                FixTransport.DEFAULTS, null, new GapPolicy(Duration.ofSeconds(10), GapPolicy.DEFAULT_ATTEMPTS, 2));
        session.start();

        for (int i = 0; i < 5; i++) {
            venue.lose(script("8", GOOD));
        }
        int last = venue.send(script("8", GOOD));
        session.awaitUnits(2, last);

        assertThat(venue.received().stream()
                        .filter(message -> ScriptedVenue.field(message, 35).equals("2"))
                        .map(message -> ScriptedVenue.field(message, 7) + ".." + ScriptedVenue.field(message, 16)))
                .containsExactly("2..3", "4..5", "6..0");
        assertThat(session.ring.violations()).isZero();
    }
}
