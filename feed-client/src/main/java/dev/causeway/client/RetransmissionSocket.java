package dev.causeway.client;

import dev.causeway.client.receiver.RequestSink;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.agrona.DirectBuffer;

/**
 * Requests out, answers in, by unicast. Connected, so that only the server's datagrams come in. A server that is down is
 * told by the kernel as an error on the next call: it counts as nothing sent and nothing read, the receiver asks again.
 * Owner: the client's thread.
 */
final class RetransmissionSocket implements RequestSink, Closeable {
    private static final int MAX_REQUEST_BYTES = 64;

    private final DatagramChannel channel;
    private final ByteBuffer request = ByteBuffer.allocateDirect(MAX_REQUEST_BYTES);

    RetransmissionSocket(InetSocketAddress server, int receiveBufferBytes) throws IOException {
        channel = DatagramChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBufferBytes);
            channel.connect(server);
        } catch (IOException e) {
            channel.close();
            throw new IOException("retransmission " + server + ": " + e.getMessage(), e);
        }
    }

    void register(Selector selector) throws IOException {
        channel.register(selector, SelectionKey.OP_READ);
    }

    @Override
    public boolean send(DirectBuffer buffer, int offset, int length) {
        request.clear();
        buffer.getBytes(offset, request, length);
        request.flip();
        try {
            return channel.write(request) == length;
        } catch (IOException e) {
            return false; // counted by the receiver, asked again later
        }
    }

    /** Reads one datagram to the front of the buffer; its length, or -1 when there is none. */
    int receive(ByteBuffer into) throws IOException {
        into.clear();
        try {
            return channel.receive(into) == null ? -1 : into.position();
        } catch (PortUnreachableException e) {
            return -1; // nobody listens there now
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
