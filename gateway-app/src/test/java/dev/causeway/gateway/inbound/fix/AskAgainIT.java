package dev.causeway.gateway.inbound.fix;

import static dev.causeway.gateway.inbound.fix.ScriptedVenue.script;
import static dev.causeway.gateway.inbound.fix.SessionUnderTest.DEADLINE;
import static dev.causeway.gateway.inbound.fix.SessionUnderTest.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
    void shouldConnectAnewWhenTheVenueRejectsEveryRequestOfAConnection() throws Exception {
        venue.onResendRequest(1 + GapWatch.MAX_REQUESTS, "3");

        leaveAGap();
        await().atMost(DEADLINE).until(() -> session.units().equals(List.of(2L, 3L)));

        assertThat(venue.connections).hasValue(2);
        assertThat(venue.receivedOfType("2")).isGreaterThanOrEqualTo(2 + GapWatch.MAX_REQUESTS);
        assertThat(session.view().counters().rejects()).isEqualTo(1 + GapWatch.MAX_REQUESTS);
        session.awaitState(SessionStatusCode.LOGGED_ON);
        assertThat(session.ring.violations()).isZero();
    }
}
