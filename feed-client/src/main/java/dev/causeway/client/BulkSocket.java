package dev.causeway.client;

import dev.causeway.client.receiver.BulkSink;
import dev.causeway.client.receiver.FeedReceiver;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The connection to the bulk server, non-blocking: opened by a request, closed when no answer is owed any more. Reads a
 * bounded share at a time, so that the channels are read in between; what is not read yet TCP's window holds back. Owner: the
 * client's thread.
 */
final class BulkSocket implements BulkSink, Closeable {
    private static final int BUFFER_BYTES = 256 * 1024;
    private static final int MAX_REQUEST_BYTES = 64;

    private final InetSocketAddress server;
    private final Selector selector;
    private final ByteBuffer request = ByteBuffer.allocateDirect(MAX_REQUEST_BYTES);
    private final ByteBuffer received = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final UnsafeBuffer view = new UnsafeBuffer(received);
    private SocketChannel connection;
    private SelectionKey key;

    BulkSocket(InetSocketAddress server, Selector selector) {
        this.server = server;
        this.selector = selector;
    }

    @Override
    public boolean send(DirectBuffer buffer, int offset, int length) {
        request.clear();
        buffer.getBytes(offset, request, length);
        request.flip();
        try {
            if (connection == null) {
                open();
            } else {
                write();
            }
            return true;
        } catch (IOException e) {
            return false; // counted by the receiver, which asks by datagrams
        }
    }

    @Override
    public void cut() {
        CloseHelper.quietClose(connection);
        connection = null;
        key = null;
        received.clear();
    }

    /** Goes on with the connection; gives the receiver what came. @return whether anything did */
    boolean poll(FeedReceiver receiver, long nowNanos) {
        if (connection == null) {
            return false;
        }
        boolean good = false;
        try {
            int read = connection.isConnected() ? connection.read(received) : finishConnect();
            good = read >= 0;
            if (read > 0) {
                good = false; // unless the listener lets it
                give(receiver, nowNanos);
                good = true;
            }
            return read > 0;
        } catch (IOException e) {
            return false; // refused or reset: the receiver is told below
        } finally {
            if (!good) {
                cut();
                receiver.onBulkClosed(nowNanos);
            } else if (!receiver.isBulkActive()) {
                cut();
            }
        }
    }

    @Override
    public void close() {
        cut();
    }

    private void open() throws IOException {
        connection = SocketChannel.open();
        connection.configureBlocking(false);
        connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
        received.clear();
        if (connection.connect(server)) {
            key = connection.register(selector, SelectionKey.OP_READ);
            write();
        } else {
            key = connection.register(selector, SelectionKey.OP_CONNECT);
        }
    }

    private int finishConnect() throws IOException {
        if (connection.finishConnect()) {
            key.interestOps(SelectionKey.OP_READ);
            write();
        }
        return 0;
    }

    /** A request is far smaller than a socket's buffer: one that does not fit means a peer that does not read. */
    private void write() throws IOException {
        connection.write(request);
        if (request.hasRemaining()) {
            throw new IOException("the bulk server takes no request");
        }
    }

    private void give(FeedReceiver receiver, long nowNanos) {
        SocketChannel giving = connection;
        int length = received.position();
        int used = receiver.onBulk(view, 0, length, nowNanos);
        if (connection == giving) {
            received.limit(length).position(used);
            received.compact();
        }
    }
}
