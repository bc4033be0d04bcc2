package dev.causeway.gateway.inbound.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** One TCP connection from its attempt to its end: socket, selector key, transport. Owner: the loop's thread. */
final class Wire {
    private final SocketChannel channel;
    private final Transport transport;
    private final SelectionKey key;
    private SocketTuning.Granted granted = SocketTuning.Granted.NONE;
    private int interest = SelectionKey.OP_CONNECT;
    private boolean connected;
    private boolean outputShut;

    /** Begins to connect. The channel is closed again when that fails at once. */
    Wire(SocketLoop loop, Link link, SocketSettings settings, Endpoint endpoint, InetAddress address)
            throws IOException {
        channel = SocketChannel.open();
        try {
            SocketTuning.apply(channel, settings);
            connected = channel.connect(new InetSocketAddress(address, endpoint.port()));
            transport = transport(loop, link, settings, endpoint);
            key = loop.register(channel, interest, link);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private Transport transport(SocketLoop loop, Link link, SocketSettings settings, Endpoint endpoint) {
        if (settings.tls() == null) {
            return new PlainTransport(channel);
        }
        TlsTransport[] self = new TlsTransport[1];
        self[0] = new TlsTransport(
                channel,
                endpoint,
                settings.tls(),
                task -> loop.offload(task, (now, epochNanos) -> {
                    self[0].taskDone();
                    link.onTransport(this, now, epochNanos);
                }));
        return self[0];
    }

    /** Goes on with the attempt. @return whether bytes may flow */
    boolean established(String name) throws IOException {
        if (!connected) {
            connected = channel.finishConnect();
        }
        if (connected && granted == SocketTuning.Granted.NONE) {
            granted = SocketTuning.granted(name, channel);
        }
        boolean done = connected && transport.handshake();
        if (connected && !done) {
            interest(transport.ownInterest());
        }
        return done;
    }

    SocketTuning.Granted granted() {
        return granted;
    }

    int read(ByteBuffer target) throws IOException {
        return transport.read(target);
    }

    boolean buffersInput() {
        return transport.buffersInput();
    }

    void drain(SendBuffer source) throws IOException {
        if (source.pendingBytes() > 0) {
            source.drainTo(transport);
        }
    }

    /** After the last byte. */
    void shutOutput() throws IOException {
        outputShut = outputShut || transport.shutOutput();
    }

    /** What the selector is to tell. */
    void want(boolean read, boolean write) {
        int wanted = transport.ownInterest();
        wanted |= read ? SelectionKey.OP_READ : 0;
        wanted |= write ? SelectionKey.OP_WRITE : 0;
        interest(wanted);
    }

    private void interest(int wanted) {
        if (wanted != interest) {
            interest = wanted;
            key.interestOps(wanted);
        }
    }

    void close() throws IOException {
        key.cancel();
        try {
            transport.close();
        } finally {
            channel.close();
        }
    }
}
