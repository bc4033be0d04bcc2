package dev.causeway.gateway.inbound.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import tlschannel.ClientTlsChannel;
import tlschannel.NeedsReadException;
import tlschannel.NeedsTaskException;
import tlschannel.NeedsWriteException;
import tlschannel.TlsChannel;
import tlschannel.TlsChannelFlowControlException;

/**
 * The same bytes within TLS, client role. Checks of certificates take milliseconds and run off the loop's thread; until they
 * are done there is nothing to read and no room to write. Owner: the loop's thread.
 */
final class TlsTransport implements Transport {
    private final SocketChannel socket;
    private final TlsChannel channel;
    private final Consumer<Runnable> offload;
    private int ownInterest;
    private boolean busy;
    private boolean buffersInput;
    private boolean saidGoodBye;

    /** @param offload runs a task elsewhere, then calls {@link #taskDone} and this connection's turn on the loop's thread */
    TlsTransport(SocketChannel socket, Endpoint endpoint, TlsSettings settings, Consumer<Runnable> offload) {
        this.socket = socket;
        this.offload = offload;
        channel = ClientTlsChannel.newBuilder(socket, engine(endpoint, settings))
                .withRunTasks(false)
                .withWaitForCloseConfirmation(false)
                .build();
    }

    private static SSLEngine engine(Endpoint endpoint, TlsSettings settings) {
        SSLEngine engine = settings.context().createSSLEngine(endpoint.host(), endpoint.port());
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(settings.protocols().toArray(String[]::new));
        if (!settings.ciphers().isEmpty()) {
            parameters.setCipherSuites(settings.ciphers().toArray(String[]::new));
        }
        if (settings.verifyHostName()) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    /** The task that was handed away is done. */
    void taskDone() {
        busy = false;
    }

    @Override
    public boolean handshake() throws IOException {
        if (busy) {
            return false;
        }
        try {
            ownInterest = 0;
            channel.handshake();
            return true;
        } catch (TlsChannelFlowControlException e) {
            await(e);
            return false;
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        buffersInput = false;
        if (saidGoodBye) {
            return socket.read(target);
        }
        if (busy) {
            return 0;
        }
        try {
            ownInterest = 0;
            int count = channel.read(target);
            buffersInput = count > 0;
            return count;
        } catch (TlsChannelFlowControlException e) {
            await(e);
            return 0;
        }
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        if (busy) {
            return 0;
        }
        int before = source.remaining();
        try {
            ownInterest = 0;
            channel.write(source);
        } catch (TlsChannelFlowControlException e) {
            await(e);
        }
        return before - source.remaining();
    }

    @Override
    public boolean buffersInput() {
        return buffersInput;
    }

    @Override
    public int ownInterest() {
        return ownInterest;
    }

    @Override
    public boolean shutOutput() throws IOException {
        if (!saidGoodBye) {
            try {
                channel.shutdown();
            } catch (TlsChannelFlowControlException e) {
                await(e);
                return false;
            }
            saidGoodBye = true;
            socket.shutdownOutput();
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void await(TlsChannelFlowControlException what) {
        if (what instanceof NeedsReadException) {
            ownInterest = SelectionKey.OP_READ;
        } else if (what instanceof NeedsWriteException) {
            ownInterest = SelectionKey.OP_WRITE;
        } else {
            busy = true;
            offload.accept(((NeedsTaskException) what).getTask());
        }
    }
}
