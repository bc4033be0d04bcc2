package dev.causeway.gateway.inbound.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Attempts, endpoints, options and time limits of connections on the real loop over loopback. */
@Timeout(60)
class SocketLoopIT {
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final TurnedLoop loop = new TurnedLoop(LoopSettings.defaults(), this::lookUp);
    private final RecordingHandler handler = new RecordingHandler(4096);
    private final ServerSocket server;

    SocketLoopIT() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setSoTimeout(20_000);
    }

    @AfterEach
    void close() throws IOException {
        mayAnswer.countDown();
        loop.close();
        server.close();
    }

    @Test
    void shouldServeOthersWhileNameIsLookedUp() throws IOException {
        RecordingHandler waiting = new RecordingHandler(4096);
        loop.connect(waiting, SocketSettings.defaults(), new Endpoint("slow.example", server.getLocalPort()));
        loop.connect(handler, SocketSettings.defaults(), endpoint());

        loop.turnUntil(() -> handler.connection != null);

        assertThat(waiting.trail).containsExactly("connecting slow.example");
        mayAnswer.countDown();
        loop.turnUntil(() -> waiting.connection != null);
        assertThat(waiting.trail).containsExactly("connecting slow.example", "connected");
    }

    @Test
    void shouldGiveUpWhenNameIsNotAnsweredInTimeAndIgnoreLateAnswer() throws IOException {
        loop.connect(
                handler,
                SocketSettings.defaults(),
                new ReconnectSettings(30, 1, 10, 42),
                new Endpoint("slow.example", server.getLocalPort()));
        loop.turnUntil(() -> handler.trail.contains("CONNECT_TIMEOUT"));
        RecordingHandler next = new RecordingHandler(4096);
        mayAnswer.countDown();

        loop.connect(next, SocketSettings.defaults(), endpoint());
        loop.turnUntil(() -> next.connection != null);

        assertThat(handler.trail).containsExactly("connecting slow.example", "CONNECT_TIMEOUT");
    }

    @Test
    void shouldTryEndpointsInTurnWhenOneIsUnknownAndOneRefuses() throws IOException {
        int closedPort;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closedPort = closed.getLocalPort();
        }
        handler.again = true;

        loop.connect(
                handler,
                SocketSettings.defaults(),
                new Endpoint("unknown.example", 1),
                new Endpoint("127.0.0.1", closedPort),
                endpoint());
        loop.turnUntil(() -> handler.connection != null);

        assertThat(handler.trail)
                .containsExactly(
                        "connecting unknown.example",
                        "CONNECT_FAILED",
                        "connecting 127.0.0.1",
                        "CONNECT_FAILED",
                        "connecting localhost",
                        "connected");
    }

    @Test
    void shouldPutEveryOptionOnSocketAndTellWhatWasGranted() throws IOException {
        int localPort;
        try (ServerSocket free = new ServerSocket()) {
            free.bind(new InetSocketAddress("127.0.0.2", 0));
            localPort = free.getLocalPort();
        }

        loop.connect(
                handler, new SocketSettings(false, true, 40_000, 30_000, -1, "127.0.0.2", localPort, null), endpoint());
        loop.turnUntil(() -> handler.connection != null);

        try (Socket accepted = server.accept()) {
            assertThat(accepted.getRemoteSocketAddress()).isEqualTo(new InetSocketAddress("127.0.0.2", localPort));
        }
        assertThat(handler.connection.grantedSendBufferBytes()).isBetween(40_000, 160_000);
        assertThat(handler.connection.grantedReceiveBufferBytes()).isBetween(30_000, 120_000);
    }

    @Test
    void shouldEndWithResetWhenLingerIsZero() throws IOException {
        loop.connect(handler, new SocketSettings(true, false, 0, 0, 0, "", 0, null), endpoint());
        loop.turnUntil(() -> handler.connection != null);
        try (Socket accepted = server.accept()) {
            accepted.setSoTimeout(20_000);
            handler.connection.abort();

            loop.turnUntil(() -> handler.connection == null);
            loop.turn();

            assertThatThrownBy(() -> accepted.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    private Endpoint endpoint() {
        return new Endpoint("localhost", server.getLocalPort());
    }

    private InetAddress lookUp(String host) throws UnknownHostException {
        switch (host) {
            case "slow.example" -> awaitPermission();
            case "unknown.example" -> throw new UnknownHostException(host);
            default -> {
                // known
            }
        }
        return InetAddress.getLoopbackAddress();
    }

    private void awaitPermission() {
        try {
            mayAnswer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
