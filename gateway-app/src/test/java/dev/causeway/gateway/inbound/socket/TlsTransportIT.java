package dev.causeway.gateway.inbound.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections within TLS on the real loop, to the JDK's own server sockets. */
@Timeout(60)
class TlsTransportIT {
    private static TestIdentity venue;
    private static TestIdentity elsewhere;
    private static TestIdentity gateway;

    private final TurnedLoop loop = new TurnedLoop();
    private final RecordingHandler handler = new RecordingHandler(4096);

    @BeforeAll
    static void createIdentities(@TempDir Path folder) throws Exception {
        venue = TestIdentity.create(folder, "venue", "dns:localhost,ip:127.0.0.1");
        elsewhere = TestIdentity.create(folder, "elsewhere", "dns:elsewhere.example");
        gateway = TestIdentity.create(folder, "gateway", "dns:gateway.example");
    }

    @AfterEach
    void close() {
        loop.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void shouldCarryEveryByteBothWaysWhenEachSideTrustsTheOther(String protocol) throws Exception {
        byte[] bytes = new byte[200_000];
        new Random(42).nextBytes(bytes);
        try (TlsServer server = new TlsServer(venue.context(gateway), true)) {
            loop.connect(handler, tls(gateway.context(venue), true, protocol), server.endpoint("localhost"));
            loop.turnUntil(() -> handler.connection != null);

            handler.send(bytes);
            loop.turnUntil(() -> handler.received.size() == bytes.length);
            handler.connection.close();
            loop.turnUntil(() -> handler.connection == null);

            assertThat(handler.received.toByteArray()).isEqualTo(bytes);
            assertThat(handler.trail).containsExactly("connecting localhost", "connected", "LOCAL");
            await().untilAsserted(() -> assertThat(server.trail).isEqualTo(List.of(protocol + " CN=gateway", "end")));
        }
    }

    @Test
    void shouldRefuseVenueWhenItsCertificateNamesAnotherHost() throws Exception {
        try (TlsServer server = new TlsServer(elsewhere.context(gateway), true)) {
            loop.connect(handler, tls(gateway.context(elsewhere), true), server.endpoint("localhost"));

            loop.turnUntil(() -> handler.trail.size() == 2);

            assertThat(handler.trail).containsExactly("connecting localhost", "CONNECT_FAILED");
            assertThat(handler.detail).contains("localhost");
        }
    }

    @Test
    void shouldTakeVenueOfAnotherNameWhenToldNotToVerify() throws Exception {
        try (TlsServer server = new TlsServer(elsewhere.context(gateway), true)) {
            loop.connect(handler, tls(gateway.context(elsewhere), false), server.endpoint("localhost"));

            loop.turnUntil(() -> handler.trail.size() == 2);

            assertThat(handler.trail).containsExactly("connecting localhost", "connected");
            handler.connection.abort();
            loop.turnUntil(() -> handler.connection == null);
        }
    }

    @Test
    void shouldRefuseVenueWhenItsCertificateIsNotTrusted() throws Exception {
        try (TlsServer server = new TlsServer(venue.context(gateway), true)) {
            loop.connect(handler, tls(gateway.context(elsewhere), false), server.endpoint("localhost"));

            loop.turnUntil(() -> handler.trail.size() == 2);

            assertThat(handler.trail).containsExactly("connecting localhost", "CONNECT_FAILED");
            assertThat(handler.detail).contains("certification path");
        }
    }

    @Test
    void shouldLoseConnectionWhenVenueWantsCertificateAndThereIsNone() throws Exception {
        try (TlsServer server = new TlsServer(venue.context(gateway), true)) {
            loop.connect(handler, tls(TestIdentity.anonymous(venue), true), server.endpoint("localhost"));

            loop.turnUntil(() -> handler.trail.contains("IO_ERROR") || handler.trail.contains("PEER_CLOSED"));

            await().untilAsserted(() -> assertThat(server.trail).isEqualTo(List.of("SSLHandshakeException")));
        }
    }

    @Test
    void shouldRefuseVenueWhenItSpeaksOlderProtocolOnly() throws Exception {
        try (TlsServer server = new TlsServer(venue.context(gateway), true, "TLSv1.2")) {
            loop.connect(handler, tls(gateway.context(venue), true), server.endpoint("localhost"));

            loop.turnUntil(() -> handler.trail.size() == 2);

            assertThat(handler.trail).containsExactly("connecting localhost", "CONNECT_FAILED");
        }
    }

    @Test
    void shouldGiveUpWhenVenueNeverAnswersHandshake() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            loop.connect(
                    handler,
                    tls(gateway.context(venue), true),
                    new ReconnectSettings(100, 1, 10, 42),
                    new Endpoint("localhost", silent.getLocalPort()));

            loop.turnUntil(() -> handler.trail.size() == 2);

            assertThat(handler.trail).containsExactly("connecting localhost", "CONNECT_TIMEOUT");
        }
    }

    private static SocketSettings tls(SSLContext context, boolean verifyHostName, String... protocols) {
        TlsSettings settings = new TlsSettings(context, List.of(protocols), List.of(), verifyHostName);
        return new SocketSettings(true, false, 0, 0, -1, "", 0, settings);
    }
}
