package dev.causeway.client.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.client.FeedClient;
import dev.causeway.client.feedside.QuotePackets;
import dev.causeway.client.feedside.RetransmissionServer;
import dev.causeway.client.receiver.FeedCounters.Channel;
import dev.causeway.client.receiver.FeedCounters.Total;
import dev.causeway.client.receiver.ReceiverSettings.Join;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A client behind two bad networks, on real sockets. */
class ImpairmentRelayIT {
    private static final String SESSION = "I126112101";
    private static final int MESSAGES = 3_000;
    private static final long DEADLINE_NANOS = 30_000_000_000L;

    private final List<Long> delivered = new ArrayList<>();

    @Test
    void shouldDeliverEverythingInOrderWhenBothNetworksAreBad() throws Exception {
        Impairments a = Impairments.of("drop=10,delay=10:5,reorder=5,duplicate=5,corrupt=2");
        Impairments b = Impairments.of("drop=20,delay=5:20,corrupt=5");
        try (RetransmissionServer server = new RetransmissionServer(SESSION, 0);
                FeedClient client = FeedClient.builder()
                        .channelA("239.192.79.1", 0)
                        .channelB("239.192.79.2", 0)
                        .retransmission("127.0.0.1", server.port())
                        .from(Join.BEGINNING)
                        .events((seqNo, buffer, offset, length) -> delivered.add(seqNo))
                        .build();
                ImpairmentRelay relayA = relay(1, client, a);
                ImpairmentRelay relayB = relay(2, client, b);
                DatagramChannel publisher = publisher()) {
            QuotePackets packets = new QuotePackets(SESSION);
            for (long seqNo = 1; seqNo <= MESSAGES; seqNo++) {
                publish(publisher, packets.data(seqNo, 1), relayA, relayB);
                client.poll();
            }
            long deadlineNanos = System.nanoTime() + DEADLINE_NANOS;
            while (delivered.size() < MESSAGES && System.nanoTime() < deadlineNanos) {
                publish(publisher, packets.heartbeat(MESSAGES + 1), relayA, relayB);
                client.poll(10);
            }

            assertThat(delivered)
                    .isEqualTo(LongStream.rangeClosed(1, MESSAGES).boxed().toList());
            assertThat(client.counters().value(Total.LOST)).isZero();
            assertThat(client.counters().value(Total.GAPS)).isPositive();
            assertThat(client.counters().value(Channel.MALFORMED, 0)).isPositive();
            assertThat(relayB.sent()).isLessThan(relayB.taken());
        }
    }

    private static ImpairmentRelay relay(int channel, FeedClient client, Impairments impairments) throws Exception {
        InetSocketAddress from = new InetSocketAddress("239.192.80." + channel, 0);
        InetSocketAddress to = new InetSocketAddress("239.192.79." + channel, client.port(channel - 1));
        return new ImpairmentRelay(from, to, impairments, channel);
    }

    private static DatagramChannel publisher() throws Exception {
        return DatagramChannel.open(StandardProtocolFamily.INET)
                .setOption(StandardSocketOptions.IP_MULTICAST_IF, NetworkInterface.getByName("lo"))
                .setOption(StandardSocketOptions.IP_MULTICAST_TTL, 0);
    }

    private static void publish(DatagramChannel publisher, ByteBuffer packet, ImpairmentRelay a, ImpairmentRelay b)
            throws Exception {
        publisher.send(packet, new InetSocketAddress("239.192.80.1", a.port()));
        publisher.send(packet.rewind(), new InetSocketAddress("239.192.80.2", b.port()));
    }
}
