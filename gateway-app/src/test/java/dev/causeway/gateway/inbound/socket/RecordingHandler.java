package dev.causeway.gateway.inbound.socket;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is told. Owner: the thread that turns the loop. */
final class RecordingHandler implements ConnectionHandler {
    final List<String> trail = new ArrayList<>();
    final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final ByteBuffer buffer;
    Connection connection;
    boolean again;
    boolean full;
    long bytesThisTurn;
    Runnable onResume = () -> {};
    String detail = "";

    RecordingHandler(int receiveBufferBytes) {
        buffer = ByteBuffer.allocate(receiveBufferBytes);
    }

    @Override
    public boolean readyToConnect(long monotonicNanos, long epochNanos) {
        return true;
    }

    @Override
    public void onConnecting(Endpoint endpoint, long monotonicNanos, long epochNanos) {
        trail.add("connecting " + endpoint.host());
    }

    @Override
    public void onConnected(Connection newConnection, long monotonicNanos, long epochNanos) {
        connection = newConnection;
        trail.add("connected");
    }

    @Override
    public ByteBuffer receiveBuffer() {
        return buffer.clear();
    }

    @Override
    public void onReceived(int bytes, long monotonicNanos, long epochNanos) {
        received.write(buffer.array(), 0, bytes);
        bytesThisTurn += bytes;
    }

    @Override
    public boolean muted() {
        return full;
    }

    @Override
    public void resume(long monotonicNanos, long epochNanos) {
        onResume.run();
    }

    @Override
    public void onTimer(long monotonicNanos, long epochNanos) {
        // time is not of interest
    }

    @Override
    public void onStop(long monotonicNanos, long epochNanos) {
        connection.close();
    }

    @Override
    public boolean onDisconnected(CloseCause cause, String why, long monotonicNanos, long epochNanos) {
        connection = null;
        detail = why;
        trail.add(cause.name());
        return again;
    }

    /** Puts bytes into the connection's send buffer. @return false when they do not fit */
    boolean send(byte[] bytes) {
        int offset = connection.sendBuffer().claim(bytes.length);
        if (offset == SendBuffer.FULL) {
            return false;
        }
        connection.sendBuffer().buffer().putBytes(offset, bytes);
        connection.sendBuffer().commit(bytes.length);
        return true;
    }
}
