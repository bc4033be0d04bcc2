package dev.causeway.benchmarks.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;

/** Opens sockets that send to a group of this machine alone. Static and stateless. */
public final class LoopbackMulticast {
    private LoopbackMulticast() {}

    /** @param groupAndPort for example {@code 239.192.77.1:40001} */
    public static DatagramChannel open(String groupAndPort) throws IOException {
        int colon = groupAndPort.lastIndexOf(':');
        InetAddress group = InetAddress.getByName(groupAndPort.substring(0, colon));
        int port = Integer.parseInt(groupAndPort.substring(colon + 1));
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, NetworkInterface.getByName("lo"));
        channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 0);
        channel.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, true);
        channel.connect(new InetSocketAddress(group, port));
        return channel;
    }
}
