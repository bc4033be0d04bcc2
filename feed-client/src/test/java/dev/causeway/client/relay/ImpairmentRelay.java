package dev.causeway.client.relay;

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
import java.util.concurrent.atomic.AtomicLong;

/** Takes a group on lo and sends it impaired to another, on a thread of its own; one relay a channel. */
public final class ImpairmentRelay implements Closeable {
    private static final int MAX_DATAGRAM_BYTES = 65_536;
    private static final int RECEIVE_BUFFER_BYTES = 4 * 1024 * 1024;
    private static final long WAIT_MILLIS = 1;
    private static final int BATCH = 64;

    private final Selector selector = Selector.open();
    private final DatagramChannel in = DatagramChannel.open(StandardProtocolFamily.INET);
    private final DatagramChannel out = DatagramChannel.open(StandardProtocolFamily.INET);
    private final InetSocketAddress to;
    private final Impairer impairer;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_DATAGRAM_BYTES);
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final Thread thread = new Thread(this::run, "test-relay");
    private volatile boolean closing;

    /** @param from group and port to take, port 0 for a free one */
    public ImpairmentRelay(InetSocketAddress from, InetSocketAddress to, Impairments impairments, long seed)
            throws IOException {
        this.to = to;
        impairer = new Impairer(impairments, seed);
        NetworkInterface lo = NetworkInterface.getByName("lo");
        in.configureBlocking(false);
        in.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        in.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES);
        in.bind(from);
        in.join(from.getAddress(), lo);
        in.register(selector, SelectionKey.OP_READ);
        out.setOption(StandardSocketOptions.IP_MULTICAST_IF, lo);
        out.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 0);
        thread.setDaemon(true);
        thread.start();
    }

    /** The port it takes from. */
    public int port() throws IOException {
        return ((InetSocketAddress) in.getLocalAddress()).getPort();
    }

    /** Datagrams that came. */
    public long taken() {
        return taken.get();
    }

    /** Datagrams that went on. */
    public long sent() {
        return sent.get();
    }

    @Override
    public void close() throws IOException {
        closing = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        in.close();
        out.close();
        selector.close();
    }

    private void run() {
        try {
            while (!closing) {
                if (!receive()) {
                    selector.select(WAIT_MILLIS);
                    selector.selectedKeys().clear();
                }
                forward();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean receive() throws IOException {
        for (int i = 0; i < BATCH; i++) {
            if (in.receive(buffer.clear()) == null) {
                return i > 0;
            }
            byte[] datagram = new byte[buffer.flip().remaining()];
            buffer.get(datagram);
            taken.incrementAndGet();
            impairer.offer(datagram, System.nanoTime());
        }
        return true;
    }

    private void forward() throws IOException {
        long nowNanos = System.nanoTime();
        for (byte[] next = impairer.poll(nowNanos); next != null; next = impairer.poll(nowNanos)) {
            out.send(ByteBuffer.wrap(next), to);
            sent.incrementAndGet();
        }
    }
}
