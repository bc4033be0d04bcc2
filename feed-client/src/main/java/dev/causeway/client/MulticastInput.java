package dev.causeway.client;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/**
 * One group joined on one interface, non-blocking. Bound to the group's address, so that only datagrams sent to the group
 * come in. Owner: the client's thread.
 */
final class MulticastInput implements Closeable {
    private final DatagramChannel channel;
    private final int port;
    private final int receiveBufferBytes;

    /**
     * @param group address and port; port 0 takes a free one
     * @param receiveBufferBytes what the kernel is asked for
     * @throws IOException when the socket cannot be bound or the group not joined, with group and interface
     */
    MulticastInput(InetSocketAddress group, NetworkInterface networkInterface, int receiveBufferBytes)
            throws IOException {
        channel = DatagramChannel.open(StandardProtocolFamily.INET);
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBufferBytes);
            channel.bind(group);
            channel.join(group.getAddress(), networkInterface);
            this.receiveBufferBytes = channel.getOption(StandardSocketOptions.SO_RCVBUF);
            port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        } catch (IOException e) {
            channel.close();
            throw new IOException(
                    "group " + group.getAddress().getHostAddress() + ":" + group.getPort() + " on interface "
                            + networkInterface.getName() + ": " + e.getMessage(),
                    e);
        }
    }

    void register(Selector selector) throws IOException {
        channel.register(selector, SelectionKey.OP_READ);
    }

    /** Reads one datagram to the front of the buffer; its length, or -1 when there is none. */
    int receive(ByteBuffer into) throws IOException {
        into.clear();
        return channel.receive(into) == null ? -1 : into.position();
    }

    int port() {
        return port;
    }

    /** What the kernel granted. */
    int receiveBufferBytes() {
        return receiveBufferBytes;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
