package dev.causeway.gateway.inbound.socket;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Keeps what is written. */
final class RecordingTransport implements Transport {
    private final ByteArrayOutputStream written;

    RecordingTransport(ByteArrayOutputStream written) {
        this.written = written;
    }

    @Override
    public boolean handshake() {
        return true;
    }

    @Override
    public int read(ByteBuffer target) {
        return 0;
    }

    @Override
    public int write(ByteBuffer source) {
        int count = source.remaining();
        while (source.hasRemaining()) {
            written.write(source.get());
        }
        return count;
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
    public boolean shutOutput() {
        return true;
    }

    @Override
    public void close() {
        // nothing is held
    }
}
