package dev.causeway.gateway.inbound.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** The socket's own bytes. Owner: the loop's thread. */
final class PlainTransport implements Transport {
    private final SocketChannel channel;

    PlainTransport(SocketChannel channel) {
        this.channel = channel;
    }

    @Override
    public boolean handshake() {
        return true;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return channel.read(target);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return channel.write(source);
    }

    @Override
    public boolean buffersInput() {
        return false;
    }

    @Override
    public int ownInterest() {
        return 0;
    }

    @Override
    public boolean shutOutput() throws IOException {
        channel.shutdownOutput();
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
