package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.gateway.port.SessionControls;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where a session connects, and what it does when its Logon is refused. */
@Timeout(120)
class FixConnectionIT {
    private final ConnectedSession session = new ConnectedSession("FIX.4.4");

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void shouldLogOnAtTheBackUpWhenThePrimaryCannotBeReached() throws Exception {
        try (TestVenue backUp = new TestVenue(session.counterparty)) {
            session.start(options(10, "127.0.0.1"), "127.0.0.1:" + closedPort(), backUp.endpoint());

            awaitState(SessionStatusCode.LOGGED_ON);
        }
    }

    @Test
    void shouldLogOnAtTheBackUpWhenThePrimaryAcceptsConnectionsButNoLogon() throws Exception {
        try (RefusingVenue primary = new RefusingVenue(session.counterparty, null);
                TestVenue backUp = new TestVenue(session.counterparty)) {
            session.start(options(10, ""), primary.endpoint(), backUp.endpoint());

            awaitState(SessionStatusCode.LOGGED_ON);

            assertThat(primary.logons).hasSize(1);
        }
    }

    @Test
    void shouldConnectFromTheAddressThatIsConfigured() throws Exception {
        try (RefusingVenue venue = new RefusingVenue(session.counterparty, "Closed")) {
            session.start(options(1, "127.0.0.2"), venue.endpoint());

            await().atMost(ConnectedSession.DEADLINE).until(() -> !venue.peers.isEmpty());

            assertThat(venue.peers.get(0)).isEqualTo("127.0.0.2");
        }
    }

    @Test
    void shouldStopAtOnceWhenTheCredentialsAreRefusedAndConnectAgainWhenAnOperatorSaysSo() throws Exception {
        try (RefusingVenue venue = new RefusingVenue(session.counterparty, "Invalid username or password")) {
            session.start(options(10, ""), venue.endpoint());
            await().atMost(ConnectedSession.DEADLINE)
                    .until(() -> !session.view().enabled());

            assertThat(session.view().lastError()).contains("credentials", "Invalid username or password");
            assertThat(venue.logons).hasSize(1);
            awaitState(SessionStatusCode.FAILED);
            session.operate(SessionControls::connect);

            await().atMost(ConnectedSession.DEADLINE).until(() -> venue.logons.size() == 2);
        }
    }

    @Test
    void shouldStopAfterTheLogonsAllowedWhenTheVenueKeepsRefusing() throws Exception {
        try (RefusingVenue venue = new RefusingVenue(session.counterparty, "Closed")) {
            session.start(options(2, ""), venue.endpoint());
            await().atMost(ConnectedSession.DEADLINE)
                    .until(() -> !session.view().enabled());

            awaitState(SessionStatusCode.FAILED);
            assertThat(session.view().lastError()).contains("2 log-ons in a row were refused", "Closed");
            assertThat(venue.logons).hasSize(2);
        }
    }

    @Test
    void shouldGoOnFromTheVenuesNumberWhenOursIsTooLow() throws Exception {
        try (RefusingVenue venue =
                new RefusingVenue(session.counterparty, "MsgSeqNum too low, expecting 40 but received 1")) {
            session.start(options(10, ""), venue.endpoint());

            await().atMost(ConnectedSession.DEADLINE)
                    .until(() -> venue.logons.stream().anyMatch(logon -> logon.contains("\00134=40\001")));
        }
    }

    private void awaitState(SessionStatusCode state) {
        await().atMost(ConnectedSession.DEADLINE).until(() -> session.view().state() == state);
    }

    private static FixSessionOptions options(int maxLogonAttempts, String localAddress) {
        return new FixSessionOptions(
                new FixTransport(null, localAddress, Duration.ofSeconds(5), maxLogonAttempts), null);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
