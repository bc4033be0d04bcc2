package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.gateway.inbound.socket.TestIdentity;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** FIX sessions within TLS, to QuickFIX/J's own acceptor. */
@Timeout(120)
class FixTlsIT {
    private static TestIdentity venue;
    private static TestIdentity gateway;
    private static Path trust;

    private final ConnectedSession session = new ConnectedSession("FIX.4.4");

    @BeforeAll
    static void createIdentities(@TempDir Path folder) throws Exception {
        venue = TestIdentity.create(folder, "venue", "dns:localhost");
        gateway = TestIdentity.create(folder, "gateway", "dns:gateway.example");
        trust = folder.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(trust)) {
            TestIdentity.trustStore(gateway).store(out, TestIdentity.PASSWORD.toCharArray());
        }
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void shouldLogOnWhenEachSideTrustsTheOther() throws Exception {
        try (TestVenue acceptor = acceptor()) {
            session.start(options(gateway.context(venue), true), localhost(acceptor));

            await().atMost(ConnectedSession.DEADLINE)
                    .until(() -> session.view().state() == SessionStatusCode.LOGGED_ON);
            acceptor.sendReports(20);

            await().atMost(ConnectedSession.DEADLINE)
                    .until(() -> session.view().counters().messages() == 20);
        }
    }

    @Test
    void shouldNeverSendALogonWhenTheCertificateNamesAnotherHost() throws Exception {
        try (TestVenue acceptor = acceptor()) {
            session.start(options(gateway.context(venue), true), acceptor.endpoint());

            await().atMost(ConnectedSession.DEADLINE)
                    .until(() -> session.view().lastError().contains("127.0.0.1"));

            assertThat(acceptor.admin).isEmpty();
            assertThat(session.view().nextSender()).isEqualTo(1);
        }
    }

    @Test
    void shouldLogOnWhenTheNameDoesNotMatterByConfiguration() throws Exception {
        try (TestVenue acceptor = acceptor()) {
            session.start(options(gateway.context(venue), false), acceptor.endpoint());

            await().atMost(ConnectedSession.DEADLINE)
                    .until(() -> session.view().state() == SessionStatusCode.LOGGED_ON);
        }
    }

    @Test
    void shouldNeverSendALogonWhenTheVenueIsNotTrusted() throws Exception {
        try (TestVenue acceptor = acceptor()) {
            session.start(options(gateway.context(gateway), true), localhost(acceptor));

            await().atMost(ConnectedSession.DEADLINE)
                    .until(() -> !session.view().lastError().isEmpty());

            assertThat(session.view().nextSender()).isEqualTo(1);
        }
    }

    @Test
    void shouldNotBeLetInWhenWeHaveNoCertificate() throws Exception {
        try (TestVenue acceptor = acceptor()) {
            session.start(options(TestIdentity.anonymous(venue), true), localhost(acceptor));

            await().atMost(ConnectedSession.DEADLINE)
                    .until(() -> !session.view().lastError().isEmpty());

            assertThat(acceptor.admin).isEmpty();
        }
    }

    private TestVenue acceptor() throws Exception {
        return new TestVenue(
                session.counterparty,
                Map.of(
                        "SocketUseSSL", "Y",
                        "SocketKeyStore", venue.file().toString(),
                        "SocketKeyStorePassword", TestIdentity.PASSWORD,
                        "KeyStoreType", "PKCS12",
                        "SocketTrustStore", trust.toString(),
                        "SocketTrustStorePassword", TestIdentity.PASSWORD,
                        "TrustStoreType", "PKCS12",
                        "NeedClientAuth", "Y",
                        "EnabledProtocols", "TLSv1.3"));
    }

    private static String localhost(TestVenue acceptor) {
        return acceptor.endpoint().replace("127.0.0.1", "localhost");
    }

    private static FixSessionOptions options(SSLContext context, boolean verifyHostName) {
        FixTls tls = new FixTls(context, List.of("TLSv1.3"), List.of(), verifyHostName);
        return new FixSessionOptions(new FixTransport(tls, "", Duration.ofSeconds(5), 10), null);
    }
}
