package dev.causeway.benchmarks.receive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** The sockets of the receiver: one a channel, joined on {@code lo}, each on a free port. Owned by the receiver's thread. */
final class FeedChannels implements AutoCloseable {
    private static final int DATAGRAM_BYTES = 65_536;
    private static final int MOST_IN_A_ROW = 64;

    private final List<DatagramChannel> channels = new ArrayList<>();
    private final Selector selector;
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(DATAGRAM_BYTES);
    private final UnsafeBuffer buffer = new UnsafeBuffer(datagram);
    private final DatagramSource source;

    /** Takes what was read. */
    @FunctionalInterface
    interface DatagramSource {
        void onDatagram(int channel, UnsafeBuffer buffer, int length);
    }

    /**
     * @param groups one a channel, A first
     * @param receiveBufferBytes asked of the kernel, which may grant less, see {@link #grantedBytes}
     */
    FeedChannels(List<String> groups, int receiveBufferBytes, DatagramSource source) throws IOException {
        this.source = source;
        this.selector = Selector.open();
        NetworkInterface loopback = NetworkInterface.getByName("lo");
        for (String group : groups) {
            DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
            channels.add(channel);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBufferBytes);
            channel.bind(new InetSocketAddress(0));
            channel.join(InetAddress.getByName(group), loopback);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, channels.size() - 1);
        }
    }

    int port(int channel) throws IOException {
        return ((InetSocketAddress) channels.get(channel).getLocalAddress()).getPort();
    }

    /** The receive buffer that the kernel granted channel A, bytes. */
    int grantedBytes() throws IOException {
        return channels.get(0).getOption(StandardSocketOptions.SO_RCVBUF);
    }

    /** Waits for datagrams and reads what is there, at most some of each channel in turn. */
    int selectAndRead(long millis) throws IOException {
        return selector.select(this::onReady, millis);
    }

    /** Reads what is there without waiting. */
    int readNow() throws IOException {
        return selector.selectNow(this::onReady);
    }

    private void onReady(SelectionKey key) {
        try {
            read((DatagramChannel) key.channel(), (Integer) key.attachment());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(DatagramChannel channel, int index) throws IOException {
        for (int i = 0; i < MOST_IN_A_ROW; i++) {
            datagram.clear();
            if (channel.receive(datagram) == null) {
                return;
            }
            source.onDatagram(index, buffer, datagram.position());
        }
    }

    @Override
    public void close() throws IOException {
        for (DatagramChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }
}
