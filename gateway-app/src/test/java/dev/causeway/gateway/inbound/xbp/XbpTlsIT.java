package dev.causeway.gateway.inbound.xbp;

import static dev.causeway.gateway.inbound.xbp.PeerFrames.logout;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.gateway.inbound.socket.Endpoint;
import dev.causeway.gateway.inbound.socket.ReconnectSettings;
import dev.causeway.gateway.inbound.socket.SocketSettings;
import dev.causeway.gateway.inbound.socket.TestIdentity;
import dev.causeway.gateway.inbound.socket.TlsSettings;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.protocol.xbp.sbe.LogoutReason;
import dev.causeway.store.MemoryOutboundLog;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import javax.net.ssl.SSLServerSocket;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A session within TLS 1.3, each side knowing the other by its certificate. */
@Timeout(60)
class XbpTlsIT {
    private final RecordingPorts ports = new RecordingPorts();

    @Test
    void shouldTakeEveryFrameAndLogOutInOrderWhenSessionRunsWithinTls(@TempDir Path folder) throws Exception {
        TestIdentity venueIdentity = TestIdentity.create(folder, "venue", "dns:localhost");
        TestIdentity ownIdentity = TestIdentity.create(folder, "gateway", "dns:gateway.example");
        SSLServerSocket server = (SSLServerSocket) venueIdentity
                .context(ownIdentity)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(true);
        TlsSettings tls = new TlsSettings(ownIdentity.context(venueIdentity), List.of(), List.of(), true);
        try (ScriptedVenue venue = new ScriptedVenue(server);
                XbpGateway gateway = gateway(new Endpoint("localhost", venue.port()), tls)) {
            gateway.start(Thread::new);
            ScriptedVenue.Peer peer = venue.logon(1);

            peer.sendByteByByte(trade(1));
            for (long seqNo = 2; seqNo <= 3_000; seqNo++) {
                peer.send(trade(seqNo));
            }
            await().until(() -> gateway.view("s").status().counts().messages() == 3_000);
            gateway.logout("s");
            peer.awaitFrame("Logout NORMAL");
            peer.send(logout(3_001, LogoutReason.NORMAL));
            peer.awaitEnd();

            await().until(() -> gateway.view("s").status().state() == SessionState.DISCONNECTED);
            assertThat(ports.soFar().stream().filter(line -> line.startsWith("msg")))
                    .isEqualTo(LongStream.rangeClosed(1, 3_000)
                            .mapToObj(n -> "msg " + n)
                            .toList());
        }
    }

    private XbpGateway gateway(Endpoint endpoint, TlsSettings tls) {
        XbpSessionSettings settings = new XbpSessionSettings(
                new SessionIdentity(1, 1, "s", "SIMY", 'X'),
                List.of(endpoint),
                "CAUSEWAY",
                "secret",
                false,
                30_000,
                new ReconnectSettings(10_000, 5, 50, 42),
                new SocketSettings(true, false, 0, 0, -1, "", 0, tls),
                XbpLimits.defaults());
        XbpPorts joined = new XbpPorts(
                ports, ports, ports, new MemoryOutboundLog(), ReplayPolicy.ORDERS_NEVER, (a, b, c, d) -> {});
        return new XbpGateway(
                List.of(settings),
                each -> joined,
                XbpGateway.Runtime.blocking(SystemNanoClock.INSTANCE, SystemEpochNanoClock.INSTANCE));
    }
}
