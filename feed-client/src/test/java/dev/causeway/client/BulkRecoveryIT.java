package dev.causeway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.client.feedside.BulkServer;
import dev.causeway.client.feedside.BulkServer.Behaviour;
import dev.causeway.client.feedside.QuotePackets;
import dev.causeway.client.feedside.RetransmissionServer;
import dev.causeway.client.receiver.FeedCounters.Total;
import dev.causeway.client.receiver.ReceiverSettings.Join;
import dev.causeway.protocol.feed.sbe.QuoteDecoder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A late joiner on real sockets: what it missed comes by TCP, or by UDP where TCP fails. */
class BulkRecoveryIT {
    private static final String SESSION = "B126112101";
    private static final String GROUP_A = "239.192.79.1";
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final long MISSED = 60_000;

    private final AtomicLong published = new AtomicLong();
    private final AtomicLong delivered = new AtomicLong();
    private final QuotePackets packets = new QuotePackets(SESSION);
    private DatagramChannel publisher;
    private RetransmissionServer retransmission;
    private BulkServer bulk;
    private FeedClient client;

    @BeforeEach
    void open() throws IOException {
        publisher = DatagramChannel.open(StandardProtocolFamily.INET);
        publisher.setOption(StandardSocketOptions.IP_MULTICAST_IF, NetworkInterface.getByName("lo"));
        publisher.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 0);
        retransmission = new RetransmissionServer(SESSION, 0);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        publisher.close();
        retransmission.close();
        bulk.close();
    }

    @Test
    void shouldTakeWhatItMissedByTcpAloneWhenTheServerIsGood() throws IOException {
        join(Behaviour.GOOD);

        awaitAll(MISSED);
        assertThat(bulk.requests()).isEqualTo(1);
        assertThat(retransmission.requests()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"DIES_MIDWAY", "GARBAGE", "WRONG_SESSION"})
    void shouldFallBackToDatagramsWhenTheServerFails(Behaviour fault) throws IOException {
        join(fault);
        await().atMost(DEADLINE).until(() -> client.counters().value(Total.BULK_FAILURES) > 0);
        bulk.behave(Behaviour.GOOD);

        awaitAll(MISSED);
        assertThat(retransmission.requests()).isPositive();
    }

    @Test
    void shouldGiveTheServerUpWhenItIsMute() throws IOException {
        join(Behaviour.MUTE);

        awaitAll(MISSED);
        assertThat(client.counters().value(Total.BULK_FAILURES)).isPositive();
        assertThat(retransmission.requests()).isPositive();
    }

    @Test
    void shouldFallBackToDatagramsWhenNobodyListens() throws IOException {
        bulk = new BulkServer(SESSION, Behaviour.GOOD, published);
        int port = bulk.port();
        bulk.close();
        join(port);

        awaitAll(MISSED);
        assertThat(retransmission.requests()).isPositive();
    }

    @Test
    void shouldAskForWhatIsSentMeanwhileWhenTheServerIsSlow() throws IOException {
        join(Behaviour.SLOW);
        await().atMost(DEADLINE).until(() -> client.counters().value(Total.BULK_PACKETS) > 2);
        publish(20_000);
        publish(1);

        awaitAll(MISSED + 20_001);
        assertThat(client.counters().value(Total.BULK_FAILURES)).isZero();
    }

    private void join(Behaviour behaviour) throws IOException {
        bulk = new BulkServer(SESSION, behaviour, published);
        join(bulk.port());
    }

    /** The first two datagrams the client sees are far ahead: one alone would not be believed. */
    private void join(int bulkPort) throws IOException {
        client = FeedClient.builder()
                .channelA(GROUP_A, 0)
                .retransmission("127.0.0.1", retransmission.port())
                .bulk("127.0.0.1", bulkPort)
                .from(Join.BEGINNING)
                .listener(new FeedListener() {
                    @Override
                    public void onQuote(long seqNo, QuoteDecoder quote) {
                        boolean right = quote.src().venueSeqNo() == seqNo && seqNo == delivered.get() + 1;
                        delivered.set(right ? seqNo : Long.MIN_VALUE);
                    }
                })
                .build()
                .start();
        published.set(MISSED);
        heartbeat();
        heartbeat();
    }

    private void awaitAll(long last) {
        await().atMost(DEADLINE).untilAsserted(() -> {
            heartbeat();
            assertThat(delivered).hasValue(last);
        });
        assertThat(client.counters().value(Total.LOST)).isZero();
        assertThat(client.failure()).isNull();
    }

    private void publish(int count) throws IOException {
        long end = published.get() + count;
        while (published.get() < end) {
            ByteBuffer packet = packets.data(published.get() + 1, (int) (end - published.get()));
            published.addAndGet(packets.messageCount());
            send(packet);
        }
    }

    private void heartbeat() throws IOException {
        send(packets.heartbeat(published.get() + 1));
    }

    private void send(ByteBuffer packet) throws IOException {
        publisher.send(packet, new InetSocketAddress(GROUP_A, client.port(0)));
    }
}
