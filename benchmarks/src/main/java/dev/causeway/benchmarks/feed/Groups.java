package dev.causeway.benchmarks.feed;

import dev.causeway.gateway.outbound.multicast.ChannelOptions;
import dev.causeway.gateway.outbound.multicast.FeedChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.List;

/** The benchmark's multicast groups on the loopback, TTL 0. */
final class Groups {
    static final String A = "239.192.77.11";
    static final String B = "239.192.77.12";
    private static final int SEND_BUFFER_BYTES = 1 << 20;

    private Groups() {}

    /** The publisher's sockets, A first. */
    static List<FeedChannel> channels(int portA, int portB) throws IOException {
        return List.of(channel("a", A, portA), channel("b", B, portB));
    }

    private static FeedChannel channel(String name, String group, int port) throws IOException {
        return new FeedChannel(
                new ChannelOptions(name, new InetSocketAddress(group, port), loopback(), 0, true, SEND_BUFFER_BYTES));
    }

    /** A sender's socket as the raw relay opens it. */
    static DatagramChannel sender(String group, int port) throws IOException {
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, loopback());
        channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 0);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
        channel.connect(new InetSocketAddress(group, port));
        return channel;
    }

    /** A receiver's socket on a free port, not blocking. */
    static DatagramChannel member(String group) throws IOException {
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        channel.bind(new InetSocketAddress(0));
        channel.join(InetAddress.getByName(group), loopback());
        channel.configureBlocking(false);
        return channel;
    }

    static int port(DatagramChannel member) throws IOException {
        return ((InetSocketAddress) member.getLocalAddress()).getPort();
    }

    private static NetworkInterface loopback() throws IOException {
        return NetworkInterface.getByName("lo");
    }
}
