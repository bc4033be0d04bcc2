package dev.causeway.gateway.inbound.xbp;

import static dev.causeway.gateway.inbound.xbp.PeerFrames.logout;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.testRequest;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.gateway.inbound.gap.GapPolicy;
import dev.causeway.gateway.inbound.socket.Endpoint;
import dev.causeway.gateway.inbound.socket.LoopSettings;
import dev.causeway.gateway.inbound.socket.ReconnectSettings;
import dev.causeway.gateway.inbound.socket.SocketSettings;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.protocol.xbp.sbe.LogonDecoder;
import dev.causeway.protocol.xbp.sbe.LogoutReason;
import dev.causeway.store.MemoryOutboundLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.agrona.concurrent.NoOpIdleStrategy;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions on the real loop over loopback sockets. */
@Timeout(60)
class XbpGatewayIT {
    private final Map<String, RecordingPorts> ports = new LinkedHashMap<>();
    private final ScriptedVenue venue;
    private volatile boolean journalWorks = true;
    private XbpGateway gateway;

    XbpGatewayIT() throws IOException {
        venue = new ScriptedVenue();
    }

    @AfterEach
    void close() throws IOException {
        if (gateway != null) {
            gateway.close();
        }
        venue.close();
    }

    @Test
    void shouldTakeEveryFrameWhenVenueSendsOneByteAtATime() throws IOException {
        start(session("s", 30_000, 1 << 20));
        ScriptedVenue.Peer peer = venue.logon(1);

        for (long seqNo = 1; seqNo <= 20; seqNo++) {
            peer.sendByteByByte(trade(seqNo));
        }

        awaitTrail("s", messages(1, 20));
        assertThat(gateway.view("s").status().state()).isEqualTo(SessionState.ESTABLISHED);
        assertThat(gateway.view("s").status().counts().messages()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 1025, 65_535})
    void shouldLogOutAndConnectAgainWhenFrameLengthIsIllegal(int frameLength) throws IOException {
        start(session("s", 30_000, 1 << 20));
        ScriptedVenue.Peer peer = venue.logon(1);
        byte[] bad = trade(2);
        bad[2] = (byte) frameLength;
        bad[3] = (byte) (frameLength >> 8);

        peer.send(trade(1), bad);

        peer.awaitFrame("Logout PROTOCOL_VIOLATION");
        peer.awaitEnd();
        ScriptedVenue.Peer again = venue.accept();
        assertThat(FrameText.of(new UnsafeBuffer(again.readFrame()), 0)).endsWith("expected 2");
        assertThat(gateway.view("s").status().lastError()).contains(String.valueOf(frameLength));
        assertThat(gateway.view("s").status().counts().decodeErrors()).isEqualTo(1);
    }

    @Test
    void shouldLogOutWhenBytesAreGarbage() throws IOException {
        start(session("s", 30_000, 1 << 20));
        ScriptedVenue.Peer peer = venue.logon(1);

        peer.send("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        peer.awaitFrame("Logout PROTOCOL_VIOLATION");
        peer.awaitEnd();
        assertThat(gateway.view("s").status().lastError()).contains("magic 0x47");
    }

    @Test
    void shouldLogOutAndConnectAgainWhenVenueFallsSilent() throws IOException {
        start(session("s", 100, 1 << 20));
        ScriptedVenue.Peer peer = venue.accept();
        byte[] logon = peer.readFrame();
        assertThat(logon).hasSize(104);

        peer.close();
        ScriptedVenue.Peer silent = silentLogon();

        silent.awaitFrame("TestRequest");
        silent.awaitFrame("Logout SILENCE");
        silent.awaitEnd();
        venue.logon(1).close();
    }

    @Test
    void shouldDisconnectWhenVenueDoesNotRead() throws IOException {
        start(session("s", 30_000, 2_048));
        ScriptedVenue.Peer peer = venue.logon(1);
        byte[] question = testRequest(1, 5);

        try {
            for (int i = 0; i < 2_000_000; i++) {
                peer.send(question);
            }
        } catch (IOException e) {
            assertThat(e).isNotInstanceOf(SocketTimeoutException.class);
        }

        await().until(() -> ports.get("s").soFar().contains("status DISCONNECTED SLOW_PEER"));
    }

    @Test
    void shouldLoseNothingWhenRingIsFullForAWhile() throws IOException {
        start(session("s", 1_000, 1 << 20));
        ScriptedVenue.Peer peer = venue.logon(1);
        awaitTrail("s", List.of("status LOGGED_ON NONE"));
        ports.get("s").full = true;
        Thread sender = new Thread(() -> sendAll(peer, 20_000), "venue-sender");
        sender.start();
        await().until(() -> gateway.view("s").status().muted());

        ports.get("s").full = false;

        awaitTrail("s", List.of("msg 20000"));
        List<String> taken = ports.get("s").take().stream()
                .filter(line -> line.startsWith("msg"))
                .toList();
        assertThat(taken).isEqualTo(messages(1, 20_000));
    }

    @Test
    void shouldUseNextEndpointWhenOneRefuses() throws IOException {
        int closedPort;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closedPort = closed.getLocalPort();
        }
        start(session("s", 30_000, 1 << 20, new Endpoint("127.0.0.1", closedPort), endpoint()));

        venue.logon(1);

        awaitTrail("s", List.of("status DISCONNECTED CONNECT_FAILED", "status LOGGED_ON NONE"));
        assertThat(gateway.view("s").status().endpoint()).isEqualTo("127.0.0.1:" + venue.port());
    }

    @Test
    void shouldEndInOrderWhenVenueAnswersLogout() throws Exception {
        start(session("s", 30_000, 1 << 20));
        ScriptedVenue.Peer peer = venue.logon(1);
        awaitTrail("s", List.of("status LOGGED_ON NONE"));
        Thread answer = new Thread(() -> answerLogout(peer), "venue-answer");
        answer.start();

        boolean orderly = gateway.stop(5_000);

        assertThat(orderly).isTrue();
        assertThat(ports.get("s").take()).endsWith("status LOGGED_OUT SHUTDOWN", "status DISCONNECTED SHUTDOWN");
    }

    @Test
    void shouldEndWithinBoundWhenVenueDoesNotAnswerLogout() throws Exception {
        start(session("s", 30_000, 1 << 20));
        ScriptedVenue.Peer peer = venue.logon(1);
        awaitTrail("s", List.of("status LOGGED_ON NONE"));

        boolean orderly = gateway.stop(5_000);

        assertThat(orderly).isTrue();
        peer.awaitFrame("Logout SHUTDOWN");
    }

    @Test
    void shouldDisconnectAndHoldLogonWhileJournalRefusesAndResumeWhenItHeals() throws IOException {
        start(session("s", 30_000, 1 << 20));
        ScriptedVenue.Peer peer = venue.logon(1);
        awaitTrail("s", List.of("status LOGGED_ON NONE"));
        journalWorks = false;

        peer.awaitFrame("Logout NORMAL");
        peer.send(logout(1, LogoutReason.NORMAL));
        peer.awaitEnd();
        awaitTrail("s", List.of("status DISCONNECTED JOURNAL_FAILURE"));
        assertThat(gateway.view("s").status().lastError()).isEqualTo("JOURNAL_FAILURE: the journal refuses");
        assertThat(venue.connectsWithin(300)).isFalse();
        journalWorks = true;

        venue.logon(1);
        await().until(() -> gateway.view("s").status().state() == SessionState.ESTABLISHED);
    }

    @Test
    void shouldServeFortySixSessionsWhileOthersFloodStallDribbleAndNeverRead() throws Exception {
        XbpSessionSettings[] settings = new XbpSessionSettings[50];
        for (int i = 0; i < settings.length; i++) {
            settings[i] = session("s" + i, 30_000, 1 << 20);
        }
        start(settings);
        List<ScriptedVenue.Peer> peers = new ArrayList<>();
        for (int i = 0; i < settings.length; i++) {
            peers.add(venue.logon(1));
        }
        peers.get(1).send(Arrays.copyOf(trade(1), 40));
        AtomicBoolean answered = new AtomicBoolean();
        Thread flood = new Thread(() -> sendUntil(answered, peers.get(0)), "venue-flood");
        Thread deaf = new Thread(() -> askUntil(answered, peers.get(2)), "venue-deaf");
        flood.start();
        deaf.start();
        byte[] dribble = testRequest(1, 1_003);

        for (int i = 4; i < settings.length; i++) {
            if (i - 4 < dribble.length) {
                peers.get(3).send(Arrays.copyOfRange(dribble, i - 4, i - 3));
            }
            peers.get(i).send(testRequest(1, 1_000 + i));
            peers.get(i).awaitFrame("Heartbeat " + (1_000 + i));
        }

        peers.get(3).awaitFrame("Heartbeat 1003");
        assertThat(flood.isAlive()).isTrue();
        answered.set(true);
        flood.join();
        peers.get(2).close();
        deaf.join();
    }

    private ScriptedVenue.Peer silentLogon() throws IOException {
        ScriptedVenue.Peer peer = venue.accept();
        byte[] logon = peer.readFrame();
        long epoch = new LogonDecoder().wrap(new UnsafeBuffer(logon), 32, 72, 0).sessionEpoch();
        byte[] accept = PeerFrames.accept(1, epoch, 1);
        new UnsafeBuffer(accept).putInt(32 + 16, 100, ByteOrder.LITTLE_ENDIAN);
        peer.send(accept);
        return peer;
    }

    private void start(XbpSessionSettings... settings) {
        gateway = new XbpGateway(
                List.of(settings),
                each -> {
                    RecordingPorts own = new RecordingPorts();
                    ports.put(each.identity().id(), own);
                    return new XbpPorts(
                            own, own, own, new MemoryOutboundLog(), ReplayPolicy.ORDERS_NEVER, (a, b, c, d) -> {});
                },
                new XbpGateway.Runtime(
                        0,
                        LoopSettings.defaults(),
                        NoOpIdleStrategy.INSTANCE,
                        SystemNanoClock.INSTANCE,
                        SystemEpochNanoClock.INSTANCE,
                        () -> journalWorks));
        gateway.start(Thread::new);
    }

    private XbpSessionSettings session(String id, int heartbeatMs, int sendBufferBytes) {
        return session(id, heartbeatMs, sendBufferBytes, endpoint());
    }

    private XbpSessionSettings session(String id, int heartbeatMs, int sendBufferBytes, Endpoint... endpoints) {
        XbpLimits limits =
                new XbpLimits(4096, sendBufferBytes, 64 * 1024, GapPolicy.usual(Duration.ofSeconds(1)), 5_000, 500);
        return new XbpSessionSettings(
                new SessionIdentity(1, 1, id, "SIMY", 'X'),
                List.of(endpoints),
                "CAUSEWAY",
                "secret",
                heartbeatMs,
                new ReconnectSettings(1_000, 5, 50, 42),
                SocketSettings.defaults(),
                limits);
    }

    private Endpoint endpoint() {
        return new Endpoint("127.0.0.1", venue.port());
    }

    private void awaitTrail(String id, List<String> lines) {
        await().until(() -> ports.get(id).soFar().containsAll(lines));
    }

    private static List<String> messages(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(n -> "msg " + n).toList();
    }

    private static void sendAll(ScriptedVenue.Peer peer, int count) {
        try {
            byte[] batch = new byte[100 * trade(1).length];
            for (int first = 1; first <= count; first += 100) {
                for (int i = 0; i < 100; i++) {
                    System.arraycopy(trade(first + i), 0, batch, i * batch.length / 100, batch.length / 100);
                }
                peer.send(batch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sendUntil(AtomicBoolean told, ScriptedVenue.Peer peer) {
        try {
            for (long seqNo = 1; !told.get(); seqNo++) {
                peer.send(trade(seqNo));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Never reads an answer; sooner or later is disconnected as a slow reader, or closed by the test. */
    private static void askUntil(AtomicBoolean told, ScriptedVenue.Peer peer) {
        byte[] question = testRequest(1, 5);
        try {
            while (!told.get()) {
                peer.send(question);
            }
        } catch (IOException e) {
            // disconnected
        }
    }

    private static void answerLogout(ScriptedVenue.Peer peer) {
        try {
            peer.awaitFrame("Logout SHUTDOWN");
            peer.send(logout(1, LogoutReason.NORMAL));
            peer.awaitEnd();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
