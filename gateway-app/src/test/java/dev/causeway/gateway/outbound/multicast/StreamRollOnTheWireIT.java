package dev.causeway.gateway.outbound.multicast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.protocol.mold.MoldHeader;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What receivers are shown when the stream's name changes, over real sockets on loopback, by a clock that is told. */
class StreamRollOnTheWireIT {
    private static final String OLD = "G126112101";
    private static final String NEW = "G126112102";
    private static final int RECEIVE_MILLIS = 5_000;

    private MulticastSocket onA;
    private MulticastSocket onB;
    private FeedChannel channelA;
    private FeedChannel channelB;
    private FeedPublisher publisher;
    private long nowNanos;

    @BeforeEach
    void open() throws IOException {
        onA = receiver("239.192.78.1");
        onB = receiver("239.192.78.2");
        channelA = channel("a", "239.192.78.1", onA.getLocalPort());
        channelB = channel("b", "239.192.78.2", onB.getLocalPort());
        publisher = new FeedPublisher(MoldHeader.session(OLD), 1, List.of(channelA, channelB), () -> nowNanos);
    }

    @AfterEach
    void close() {
        channelA.close();
        channelB.close();
        onA.close();
        onB.close();
    }

    @Test
    void shouldEndTheOldNameBehindItsLastMessageAndBeginTheNewAtOneWhenTheBatchRolls() throws IOException {
        publisher.publish(message(1));
        publisher.publish(message(2));
        publisher.publish(roll());
        publisher.publish(message(1));
        publisher.flush();

        assertThat(shown(onA, 3)).containsExactly(OLD + " 1+2", OLD + " 3 end", NEW + " 1+1");
        assertThat(shown(onB, 3)).containsExactly(OLD + " 1+2", OLD + " 3 end", NEW + " 1+1");
        assertThat(publisher.nextFeedSeq()).isEqualTo(2);
    }

    @Test
    void shouldSayTheEndForTenSecondsBesideTheNewNamesHeartbeats() throws IOException {
        publisher.publish(roll());
        publisher.flush();
        for (; nowNanos <= 15_000_000_000L; nowNanos += 5_000_000) {
            publisher.onIdle();
        }

        int packets = (int) channelA.packets().longValue();
        List<String> shown = shown(onA, packets);
        assertThat(shown).filteredOn((OLD + " 1 end")::equals).hasSize(23);
        assertThat(shown)
                .filteredOn((NEW + " 1 heartbeat")::equals)
                .hasSize(packets - 23)
                .hasSizeGreaterThan(29);
        assertThat(shown.subList(packets - 5, packets)).containsOnly(NEW + " 1 heartbeat");
        assertThat(publisher.ends().longValue()).isEqualTo(23);
    }

    @Test
    void shouldSayTheEndAgainWhenAnEarlierProcessBeganTheStream() throws IOException {
        FeedPublisher restarted =
                new FeedPublisher(MoldHeader.session(NEW), 5, List.of(channelA, channelB), () -> nowNanos);
        restarted.resumeEnd(MoldHeader.session(OLD), 3);

        restarted.onIdle();

        assertThat(shown(onA, 2)).containsExactly(NEW + " 5 heartbeat", OLD + " 3 end");
    }

    @Test
    void shouldGoOnWithTheOtherChannelWhenOneCannotSend() throws IOException {
        channelA.close();

        publisher.publish(message(1));
        publisher.flush();
        publisher.publish(message(2));
        publisher.flush();

        assertThat(shown(onB, 2)).containsExactly(OLD + " 1+1", OLD + " 2+1");
        assertThat(channelA.sendErrors().longValue()).isEqualTo(2);
        assertThat(channelB.sendErrors().longValue()).isZero();
    }

    @Test
    void shouldSayWhatSendBufferWasGranted() {
        assertThat(channelA.grantedSendBufferBytes()).isPositive();
    }

    /** Session, number, and what it is, of so many datagrams. */
    private static List<String> shown(MulticastSocket socket, int count) throws IOException {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
            socket.receive(packet);
            UnsafeBuffer view = new UnsafeBuffer(Arrays.copyOf(packet.getData(), packet.getLength()));
            int messages = MoldHeader.messageCount(view, 0);
            String what =
                    switch (messages) {
                        case MoldHeader.HEARTBEAT -> " heartbeat";
                        case MoldHeader.END_OF_SESSION -> " end";
                        default -> "+" + messages;
                    };
            shown.add(view.getStringWithoutLengthAscii(0, MoldHeader.SESSION_LENGTH)
                    + " "
                    + MoldHeader.sequenceNumber(view, 0)
                    + what);
        }
        return shown;
    }

    private static Slot message(long feedSeq) {
        Slot slot = new Slot();
        slot.feedSeq = feedSeq;
        slot.length = 100;
        return slot;
    }

    private static Slot roll() {
        Slot slot = new Slot();
        slot.kind = SlotKind.ROLL;
        slot.feedSeq = Slot.NOT_ON_FEED;
        slot.length = slot.buffer().putStringWithoutLengthAscii(0, NEW);
        return slot;
    }

    private static MulticastSocket receiver(String group) throws IOException {
        MulticastSocket socket = new MulticastSocket(0);
        socket.setSoTimeout(RECEIVE_MILLIS);
        socket.joinGroup(new InetSocketAddress(InetAddress.getByName(group), 0), lo());
        return socket;
    }

    private static FeedChannel channel(String name, String group, int port) throws IOException {
        return new FeedChannel(new ChannelOptions(name, new InetSocketAddress(group, port), lo(), 0, true, 4 << 20));
    }

    private static NetworkInterface lo() throws IOException {
        return NetworkInterface.getByName("lo");
    }
}
