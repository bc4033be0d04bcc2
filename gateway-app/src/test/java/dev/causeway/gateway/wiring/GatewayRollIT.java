package dev.causeway.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.gateway.config.GatewayProperties;
import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.store.JournalStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;

/** An operator's roll on a whole gateway whose venue is not there, and the start after it. */
class GatewayRollIT {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final String GROUP = "239.192.78.21";

    @TempDir
    private Path directory;

    private MulticastSocket onA;
    private Gateway gateway;
    private boolean endOnStop;

    @BeforeEach
    void start() throws IOException {
        onA = new MulticastSocket(0);
        onA.setSoTimeout((int) DEADLINE.toMillis());
        onA.joinGroup(new InetSocketAddress(InetAddress.getByName(GROUP), 0), NetworkInterface.getByName("lo"));
        gateway = started();
    }

    @AfterEach
    void stop() {
        gateway.stop();
        onA.close();
    }

    @Test
    void shouldContinueTheNewStreamAndGoOnAboutTheOldWhenItWasRolledAndStartedAgain() throws IOException {
        String old = gateway.journal().streamName();
        await().atMost(DEADLINE).until(() -> gateway.journal().journaledPosition() > 0);

        gateway.rollStream();
        await().atMost(DEADLINE).until(() -> gateway.journal().streams().size() == 2);
        JournalStream current = gateway.journal().streams().get(0);
        JournalStream ended = gateway.journal().streams().get(1);
        assertThat(current.name()).isGreaterThan(old);
        assertThat(ended.name()).isEqualTo(old);
        await().atMost(DEADLINE).until(() -> current.position() > 0);
        assertThat(endOf(old)).isEqualTo(ended.position() + 1);

        gateway.stop();
        gateway = started();

        assertThat(gateway.journal().streamName()).isEqualTo(current.name());
        assertThat(gateway.journal().nextFeedSeq()).isGreaterThan(1);
        assertThat(endOf(old)).isEqualTo(ended.position() + 1);
        assertThat(firstOf(old)).isEqualTo(1);
        assertThat(firstOf(current.name())).isEqualTo(1);
    }

    @Test
    void shouldEndTheStreamWhenStoppedIfConfiguredAndOnlyThen() throws IOException {
        String kept = gateway.journal().streamName();
        gateway.stop();
        endOnStop = true;
        gateway = started();
        assertThat(gateway.journal().streamName()).isEqualTo(kept);
        await().atMost(DEADLINE).until(() -> gateway.journal().journaledPosition() > 0);

        gateway.stop();
        long ended = endOf(kept);
        gateway = started();

        assertThat(gateway.journal().streamName()).isGreaterThan(kept);
        assertThat(gateway.journal().streams().get(1).name()).isEqualTo(kept);
        assertThat(gateway.journal().streams().get(1).position() + 1).isEqualTo(ended);
    }

    /** Waits for an end of a session. @return the number after its last */
    private long endOf(String session) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        while (true) {
            onA.receive(packet);
            UnsafeBuffer view = new UnsafeBuffer(packet.getData());
            if (MoldHeader.isSession(view, 0, MoldHeader.session(session))
                    && MoldHeader.messageCount(view, 0) == MoldHeader.END_OF_SESSION) {
                return MoldHeader.sequenceNumber(view, 0);
            }
        }
    }

    /** Asks the bulk server. @return the number of the first message of its first packet */
    private long firstOf(String session) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout((int) DEADLINE.toMillis());
            socket.connect(gateway.bulkServer().address());
            socket.getOutputStream()
                    .write(ByteBuffer.allocate(24)
                            .put(MoldHeader.session(session))
                            .putLong(1)
                            .putInt(1)
                            .putShort((short) 0)
                            .array());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] packet = new byte[in.readUnsignedShort()];
            in.readFully(packet);
            UnsafeBuffer view = new UnsafeBuffer(packet);
            assertThat(MoldHeader.isSession(view, 0, MoldHeader.session(session)))
                    .isTrue();
            assertThat(MoldHeader.messageCount(view, 0)).isEqualTo(1);
            return MoldHeader.sequenceNumber(view, 0);
        }
    }

    private Gateway started() {
        Gateway fresh = new GatewayAssembly(properties(), new DefaultSslBundleRegistry()).assemble();
        fresh.start();
        return fresh;
    }

    private GatewayProperties properties() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("gateway.id", "G1");
        settings.put("gateway.data-dir", directory.resolve("data"));
        settings.put("gateway.store.segment-size", "64KB");
        settings.put("gateway.store.outbound-segment-size", "64KB");
        settings.put("gateway.feed.end-on-stop", endOnStop);
        settings.put("gateway.feed.retransmission.port", 0);
        settings.put("gateway.feed.retransmission.tcp-port", 0);
        settings.put("gateway.feed.channels.a.group", GROUP);
        settings.put("gateway.feed.channels.a.port", onA.getLocalPort());
        settings.put("gateway.feed.channels.b.group", "239.192.78.22");
        settings.put("gateway.feed.channels.b.port", onA.getLocalPort());
        String session = "gateway.sessions[0].";
        settings.put(session + "id", "absent");
        settings.put(session + "venue", "SIMY");
        settings.put(session + "protocol", "xbp");
        settings.put(session + "endpoints[0]", "127.0.0.1:1");
        settings.put(session + "xbp.comp-id", "CAUSEWAY");
        settings.put(session + "xbp.secret", "secret");
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("gateway", GatewayProperties.class)
                .get();
    }
}
