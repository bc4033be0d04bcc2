package dev.causeway.benchmarks.relay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.agrona.concurrent.UnsafeBuffer;

/** One connection to the load venue: cuts what it reads by frame length and hands application frames to the feed. */
final class RelayConnection {
    private static final int READ_BYTES = 64 * 1024;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final SocketChannel channel;
    private final Framing framing;
    private final RelayFeed feed;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(READ_BYTES);
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);

    /** Connects and sends the log-on; its answer is a session frame like any other, and skipped. */
    RelayConnection(InetSocketAddress venue, Framing framing, String compId, Selector selector, RelayFeed feed)
            throws IOException {
        this.framing = framing;
        this.feed = feed;
        this.channel = SocketChannel.open(venue);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        int length = framing.logon(buffer, compId, System.currentTimeMillis() * NANOS_PER_MILLI);
        bytes.limit(length);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        bytes.clear();
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /**
     * Reads once and sends all complete frames of that read.
     *
     * @return false at the end of the stream
     */
    boolean read() throws IOException {
        int count = channel.read(bytes);
        if (count < 0) {
            channel.close();
            return false;
        }
        int end = bytes.position();
        int offset = 0;
        int length = framing.length(buffer, offset, end);
        while (length != Framing.INCOMPLETE) {
            if (framing.isApplication(buffer, offset)) {
                feed.append(buffer, offset, length);
            }
            offset += length;
            length = framing.length(buffer, offset, end);
        }
        feed.flush();
        bytes.limit(end).position(offset);
        bytes.compact();
        return true;
    }
}
