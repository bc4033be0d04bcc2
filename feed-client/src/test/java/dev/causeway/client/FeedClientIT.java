package dev.causeway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.client.receiver.FeedCounters.Channel;
import dev.causeway.client.receiver.FeedCounters.Total;
import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.protocol.mold.MoldPacketWriter;
import dev.causeway.protocol.mold.MoldRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real multicast on lo, TTL 0, free ports; a real retransmission socket that answers what it is told to. */
class FeedClientIT {
    private static final String GROUP_A = "239.192.77.1";
    private static final String GROUP_B = "239.192.77.2";
    private static final byte[] SESSION = MoldHeader.session("T126112101");
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final List<Long> delivered = Collections.synchronizedList(new ArrayList<>());
    private final ByteBuffer bytes = ByteBuffer.allocate(MoldPacketWriter.DEFAULT_MAX_LENGTH);
    private final UnsafeBuffer packet = new UnsafeBuffer(bytes);
    private final MoldPacketWriter writer = new MoldPacketWriter(packet, packet.capacity());
    private DatagramChannel publisher;
    private DatagramChannel server;
    private FeedClient client;

    @BeforeEach
    void open() throws IOException {
        publisher = DatagramChannel.open(StandardProtocolFamily.INET);
        publisher.setOption(StandardSocketOptions.IP_MULTICAST_IF, NetworkInterface.getByName("lo"));
        publisher.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 0);
        server = DatagramChannel.open(StandardProtocolFamily.INET)
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.configureBlocking(false);
        client = FeedClient.builder()
                .channelA(GROUP_A, 0)
                .channelB(GROUP_B, 0)
                .networkInterface("lo")
                .retransmission("127.0.0.1", ((InetSocketAddress) server.getLocalAddress()).getPort())
                .listener(new FeedListener() {
                    @Override
                    public void onMessage(long seqNo, DirectBuffer buffer, int offset, int length) {
                        delivered.add(seqNo);
                    }
                })
                .build();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        publisher.close();
        server.close();
    }

    @Test
    void shouldRequestNothingWhenChannelAIsCutCompletely() throws IOException {
        client.start();
        for (long seqNo = 1; seqNo <= 500; seqNo++) {
            data(seqNo);
            send(1);
        }

        await().atMost(DEADLINE).until(() -> delivered.size() == 500);
        assertThat(delivered)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 500).boxed().toList());
        assertThat(client.counters().value(Total.REQUESTS)).isZero();
        assertThat(client.counters().value(Channel.DATAGRAMS, 0)).isZero();
    }

    @Test
    void shouldRequestOnceWhenBothChannelsLostTheSameNumber() throws IOException {
        for (long seqNo = 1; seqNo <= 100; seqNo++) {
            if (seqNo != 50) {
                data(seqNo);
                send(0);
                send(1);
            }
        }
        pollUntil(() -> client.counters().value(Total.REQUESTS) > 0);
        answerOneRequest();
        pollUntil(() -> delivered.size() == 100);
        assertThat(delivered).isSorted().doesNotHaveDuplicates();
        assertThat(client.counters().value(Total.REQUESTS)).isEqualTo(1);
        assertThat(client.counters().value(Total.GAPS_FILLED)).isEqualTo(1);
        assertThat(server.receive(ByteBuffer.allocate(100))).isNull();
    }

    @Test
    void shouldGoOnWhenTheRetransmissionServerIsDown() throws IOException {
        client.start();
        server.close();
        data(1);
        send(0);
        data(3);
        send(0);
        await().atMost(DEADLINE).until(() -> client.counters().value(Total.REQUESTS) >= 3);

        data(2);
        send(1);

        await().atMost(DEADLINE).until(() -> delivered.size() == 3);
        assertThat(client.failure()).isNull();
    }

    @Test
    void shouldReportTheGrantedReceiveBuffer() {
        assertThat(client.receiveBufferBytes(0)).isPositive();
    }

    /** On the test's thread: nothing is asked again while the test answers, however slow the machine is. */
    private void pollUntil(BooleanSupplier condition) {
        long deadlineNanos = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadlineNanos);
            client.poll(10);
        }
    }

    private void data(long seqNo) {
        writer.begin(SESSION, seqNo);
        writer.tryAppend(new UnsafeBuffer(new byte[48]), 0, 48);
        bytes.limit(writer.finish());
    }

    private void send(int channel) throws IOException {
        bytes.position(0);
        publisher.send(bytes, new InetSocketAddress(channel == 0 ? GROUP_A : GROUP_B, client.port(channel)));
        bytes.position(0);
    }

    private void answerOneRequest() throws IOException {
        ByteBuffer received = ByteBuffer.allocate(100);
        SocketAddress requester =
                await().atMost(DEADLINE).until(() -> server.receive(received), found -> found != null);
        UnsafeBuffer request = new UnsafeBuffer(received.array());
        assertThat(MoldRequest.isWellFormed(request, 0, received.position())).isTrue();
        assertThat(MoldRequest.sequenceNumber(request, 0)).isEqualTo(50);
        assertThat(MoldRequest.messageCount(request, 0)).isEqualTo(1);
        bytes.clear();
        data(50);
        server.send(bytes, requester);
    }
}
