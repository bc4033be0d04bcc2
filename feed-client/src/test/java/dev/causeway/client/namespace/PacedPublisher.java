package dev.causeway.client.namespace;

import dev.causeway.client.feedside.QuotePackets;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.locks.LockSupport;

/** Sends quotes to both groups on lo at a steady rate. One thread. */
final class PacedPublisher implements Closeable {
    static final String SESSION = "N126112101";
    static final InetSocketAddress A = new InetSocketAddress("239.192.0.1", 15_001);
    static final InetSocketAddress B = new InetSocketAddress("239.192.0.2", 15_002);

    private static final long NANOS = 1_000_000_000;

    private final DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
    private final QuotePackets packets = new QuotePackets(SESSION);
    private long nextSeqNo = 1;

    PacedPublisher() throws IOException {
        channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, NetworkInterface.getByName("lo"));
        channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 0);
    }

    /** Sends messages up to a number, a few in each datagram. */
    void publish(long lastSeqNo, int perDatagram, int messagesPerSecond) throws IOException {
        long first = nextSeqNo;
        long beginNanos = System.nanoTime();
        while (nextSeqNo <= lastSeqNo) {
            long dueNanos = beginNanos + (nextSeqNo - first) * NANOS / messagesPerSecond;
            long aheadNanos = dueNanos - System.nanoTime();
            if (aheadNanos > 0) {
                LockSupport.parkNanos(aheadNanos); // the pace itself
            }
            int count = (int) Math.min(perDatagram, lastSeqNo - nextSeqNo + 1);
            send(packets.data(nextSeqNo, count));
            nextSeqNo += packets.messageCount();
        }
    }

    void heartbeat() throws IOException {
        send(packets.heartbeat(nextSeqNo));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void send(ByteBuffer packet) throws IOException {
        channel.send(packet, A);
        channel.send(packet.rewind(), B);
    }
}
