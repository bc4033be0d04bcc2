package dev.causeway.gateway.outbound.multicast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.port.Slot;
import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.protocol.mold.MoldPacketReader;
import dev.causeway.protocol.mold.MoldRequest;
import dev.causeway.store.JournalEntry;
import dev.causeway.store.MemoryJournal;
import dev.causeway.store.RecordType;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.NoOpIdleStrategy;
import org.agrona.concurrent.SystemNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Publisher and retransmission server over real sockets on loopback. */
class FeedOnTheWireIT {
    private static final byte[] STREAM = MoldHeader.session("G1261121I0");

    @Test
    void shouldSendTheSameDatagramsOnBothChannels() throws IOException {
        NetworkInterface lo = NetworkInterface.getByName("lo");
        try (MulticastSocket a = receiver("239.192.77.1", lo);
                MulticastSocket b = receiver("239.192.77.2", lo);
                FeedChannel channelA = channel("a", "239.192.77.1", a.getLocalPort(), lo);
                FeedChannel channelB = channel("b", "239.192.77.2", b.getLocalPort(), lo)) {
            FeedPublisher publisher =
                    new FeedPublisher(STREAM, 1, List.of(channelA, channelB), SystemNanoClock.INSTANCE);

            for (int seq = 1; seq <= 40; seq++) {
                publisher.publish(slot(seq, 100));
            }
            publisher.flush();

            List<byte[]> onA = receive(a, 4);
            List<byte[]> onB = receive(b, 4);
            assertThat(onA).hasSameSizeAs(onB);
            for (int i = 0; i < onA.size(); i++) {
                assertThat(onA.get(i)).isEqualTo(onB.get(i)).hasSizeLessThanOrEqualTo(1400);
            }
            assertThat(numbers(onA)).containsExactlyElementsOf(range(1, 40));
            assertThat(channelA.packets().longValue()).isEqualTo(4);
        }
    }

    @Test
    void shouldNameTheNextNumberWhenQuiet() throws IOException {
        NetworkInterface lo = NetworkInterface.getByName("lo");
        try (MulticastSocket a = receiver("239.192.77.3", lo);
                FeedChannel channelA = channel("a", "239.192.77.3", a.getLocalPort(), lo)) {
            FeedPublisher publisher = new FeedPublisher(STREAM, 42, List.of(channelA), SystemNanoClock.INSTANCE);

            publisher.onIdle();

            UnsafeBuffer heartbeat = new UnsafeBuffer(receive(a, 1).get(0));
            assertThat(MoldHeader.messageCount(heartbeat, 0)).isZero();
            assertThat(MoldHeader.sequenceNumber(heartbeat, 0)).isEqualTo(42);
        }
    }

    @Test
    void shouldAnswerFromTheJournalAndStaySilentOtherwise() throws IOException {
        MemoryJournal journal = new MemoryJournal();
        journal.beginStream("G1261121I0", 1);
        for (int seq = 1; seq <= 500; seq++) {
            journal.append(entry(seq, 60));
        }
        journal.commit();
        RetransmissionOptions options = new RetransmissionOptions(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(Network.parse("127.0.0.0/8")),
                10_000,
                10_000);
        RetransmissionServer server = new RetransmissionServer(options, journal::streams, SystemNanoClock.INSTANCE);
        InetSocketAddress address = server.address();
        try (AgentRunner runner = new AgentRunner(new NoOpIdleStrategy(), Throwable::printStackTrace, null, server);
                DatagramSocket socket = new DatagramSocket()) {
            AgentRunner.startOnThread(runner);
            socket.setSoTimeout(2_000);

            ask(socket, address, STREAM, 100, 30);
            assertThat(numbers(receive(socket, 2))).containsExactlyElementsOf(range(100, 129));

            ask(socket, address, STREAM, 490, 65_535);
            assertThat(numbers(receive(socket, 1))).containsExactlyElementsOf(range(490, 500));

            ask(socket, address, STREAM, 0, 1);
            ask(socket, address, STREAM, 1, 0);
            ask(socket, address, STREAM, 501, 1);
            ask(socket, address, MoldHeader.session("G1261121I1"), 1, 1);
            socket.send(new DatagramPacket(new byte[19], 19, address));
            ask(socket, address, STREAM, 1, 1);
            assertThat(numbers(receive(socket, 1))).containsExactly(1L);
        }

        // the server counts an answer after its last packet: only its ended thread has surely counted them all
        RetransmissionCounters counters = server.counters();
        assertThat(counters.malformed.longValue()).isEqualTo(3);
        assertThat(counters.outOfRange.longValue()).isEqualTo(1);
        assertThat(counters.otherSession.longValue()).isEqualTo(1);
        assertThat(counters.answered.longValue()).isEqualTo(3);
    }

    private static void ask(DatagramSocket socket, InetSocketAddress server, byte[] stream, long from, int count)
            throws IOException {
        UnsafeBuffer request = new UnsafeBuffer(new byte[MoldRequest.LENGTH]);
        // not by the request encoder: it refuses to write what the server must refuse to answer
        MoldHeader.write(request, 0, stream, from, count);
        socket.send(new DatagramPacket(request.byteArray(), MoldRequest.LENGTH, server));
    }

    private static Slot slot(long feedSeq, int length) {
        Slot slot = new Slot();
        slot.feedSeq = feedSeq;
        slot.length = length;
        slot.buffer().setMemory(0, length, (byte) feedSeq);
        return slot;
    }

    private static JournalEntry entry(long feedSeq, int length) {
        JournalEntry entry = new JournalEntry();
        entry.type = RecordType.FEED_NOTICE;
        entry.flags = JournalEntry.FIRST | JournalEntry.LAST;
        entry.feedSeq = feedSeq;
        return entry.payload(new UnsafeBuffer(new byte[length]), 0, length);
    }

    private static MulticastSocket receiver(String group, NetworkInterface lo) throws IOException {
        MulticastSocket socket = new MulticastSocket(0);
        socket.setSoTimeout(2_000);
        socket.joinGroup(new InetSocketAddress(InetAddress.getByName(group), 0), lo);
        return socket;
    }

    private static FeedChannel channel(String name, String group, int port, NetworkInterface lo) throws IOException {
        return new FeedChannel(new ChannelOptions(name, new InetSocketAddress(group, port), lo, 0, true, 4 << 20));
    }

    private static List<byte[]> receive(DatagramSocket socket, int count) throws IOException {
        List<byte[]> datagrams = new ArrayList<>();
        while (datagrams.size() < count) {
            DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException e) {
                throw new AssertionError(datagrams.size() + " datagrams of " + count, e);
            }
            datagrams.add(java.util.Arrays.copyOf(packet.getData(), packet.getLength()));
        }
        return datagrams;
    }

    private static List<Long> numbers(List<byte[]> datagrams) {
        List<Long> numbers = new ArrayList<>();
        MoldPacketReader reader = new MoldPacketReader();
        for (byte[] datagram : datagrams) {
            assertThat(reader.wrap(new UnsafeBuffer(datagram), 0, datagram.length))
                    .isEqualTo(MoldPacketReader.Outcome.OK);
            long seq = reader.sequenceNumber();
            while (reader.next()) {
                numbers.add(seq++);
            }
        }
        return numbers;
    }

    private static List<Long> range(long first, long last) {
        return java.util.stream.LongStream.rangeClosed(first, last).boxed().toList();
    }
}
