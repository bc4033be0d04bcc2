package dev.causeway.benchmarks.load;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * The socket of one session: moves bytes between it and the session. A broken connection is a closed one: the venue counts
 * it. Owned by the venue's thread.
 */
final class LoadConnection {
    private static final int END_OF_STREAM = -1;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final VenueSession session;
    private boolean closed;

    LoadConnection(SocketChannel channel, Selector selector, VenueSession session) throws IOException {
        this.channel = channel;
        this.session = session;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Reads what is there and answers it. */
    void read(long epochNanos) throws IOException {
        int count = readChannel();
        if (count < 0) {
            close();
            return;
        }
        session.written(epochNanos);
    }

    private int readChannel() {
        try {
            return channel.read(session.writable());
        } catch (IOException e) {
            return END_OF_STREAM;
        }
    }

    /**
     * Writes what waits. What the socket does not take makes the selector watch for room.
     *
     * @return whether nothing waits any more
     */
    boolean write() throws IOException {
        ByteBuffer bytes = session.pending();
        if (closed || bytes.position() == 0) {
            return true;
        }
        bytes.flip();
        try {
            channel.write(bytes);
        } catch (IOException e) {
            close();
            return true;
        }
        boolean all = !bytes.hasRemaining();
        bytes.compact();
        int interest = all ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
        if (key.interestOps() != interest) {
            key.interestOps(interest);
        }
        if (all && session.loggedOut()) {
            close();
        }
        return all;
    }

    VenueSession session() {
        return session;
    }

    boolean isClosed() {
        return closed;
    }

    void close() throws IOException {
        closed = true;
        channel.close();
    }
}
