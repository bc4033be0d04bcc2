package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.inbound.socket.CloseCause;
import dev.causeway.gateway.inbound.socket.Connection;
import dev.causeway.gateway.inbound.socket.ConnectionHandler;
import dev.causeway.gateway.inbound.socket.Endpoint;
import dev.causeway.gateway.port.SocketView;
import dev.causeway.protocol.feed.sbe.StatusReason;
import dev.causeway.protocol.xbp.FrameAssembler;
import dev.causeway.protocol.xbp.sbe.LogoutReason;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

/**
 * Joins a session to the loop: cuts bytes into frames and carries out the wish to close. While the journal refuses, the
 * session is disconnected and attempts nothing (architecture, invariant 9). Owner: the loop's thread.
 */
final class XbpConnection implements ConnectionHandler {
    private final XbpSession session;
    private final FrameAssembler assembler;
    private final BooleanSupplier journalWorks;
    private Connection connection;
    private long readEpochNanos;
    private boolean wasHealthy;
    private volatile int grantedSendBufferBytes;
    private volatile int grantedReceiveBufferBytes;

    XbpConnection(XbpSession session, int receiveBufferBytes, BooleanSupplier journalWorks) {
        this.session = session;
        this.journalWorks = journalWorks;
        assembler = new FrameAssembler(receiveBufferBytes);
    }

    @Override
    public boolean readyToConnect(long monotonicNanos, long epochNanos) {
        return journalWorks.getAsBoolean() && session.readyToConnect(monotonicNanos, epochNanos);
    }

    @Override
    public void onConnecting(Endpoint endpoint, long monotonicNanos, long epochNanos) {
        session.onConnecting(endpoint.toString());
    }

    @Override
    public void onConnected(Connection newConnection, long monotonicNanos, long epochNanos) {
        connection = newConnection;
        wasHealthy = false;
        grantedSendBufferBytes = newConnection.grantedSendBufferBytes();
        grantedReceiveBufferBytes = newConnection.grantedReceiveBufferBytes();
        assembler.reset();
        session.onConnected(newConnection.sendBuffer(), newConnection.peer(), monotonicNanos, epochNanos);
        settle(monotonicNanos);
    }

    @Override
    public ByteBuffer receiveBuffer() {
        return assembler.writable();
    }

    @Override
    public void onReceived(int bytes, long monotonicNanos, long epochNanos) {
        assembler.written();
        readEpochNanos = epochNanos;
        session.onBytes(bytes, monotonicNanos, epochNanos);
        takeFrames(monotonicNanos);
    }

    @Override
    public boolean muted() {
        return session.muted();
    }

    @Override
    public void resume(long monotonicNanos, long epochNanos) {
        if (session.resume(monotonicNanos, epochNanos) && connection != null) {
            takeFrames(monotonicNanos);
        }
    }

    @Override
    public void onTimer(long monotonicNanos, long epochNanos) {
        boolean wasMuted = session.muted();
        session.onTimer(monotonicNanos, epochNanos);
        if (wasMuted && !session.muted() && connection != null) {
            takeFrames(monotonicNanos);
        }
        if (connection != null && !journalWorks.getAsBoolean()) {
            session.suspend(StatusReason.JOURNAL_FAILURE, "the journal refuses", monotonicNanos, epochNanos);
        }
        settle(monotonicNanos);
        session.probe().unsentBytes =
                connection == null ? 0 : connection.sendBuffer().pendingBytes();
    }

    @Override
    public void onStop(long monotonicNanos, long epochNanos) {
        session.logout(LogoutReason.SHUTDOWN, StatusReason.SHUTDOWN, monotonicNanos, epochNanos);
        settle(monotonicNanos);
    }

    @Override
    public boolean onDisconnected(CloseCause cause, String detail, long monotonicNanos, long epochNanos) {
        connection = null;
        grantedSendBufferBytes = 0;
        grantedReceiveBufferBytes = 0;
        assembler.reset();
        return session.onDisconnected(reason(cause), detail, epochNanos);
    }

    /** The socket as granted. Any thread. */
    SocketView socket(String sessionId) {
        return new SocketView(sessionId, grantedSendBufferBytes, grantedReceiveBufferBytes);
    }

    /** After a command that wrote or wants to close. */
    void settle(long monotonicNanos) {
        if (connection == null) {
            return;
        }
        session.afterWrites(monotonicNanos);
        if (session.established() && !wasHealthy) {
            wasHealthy = true;
            connection.healthy();
        }
        switch (session.closing()) {
            case AFTER_FLUSH -> connection.close();
            case AT_ONCE -> connection.abort();
            default -> {
                // the connection stays
            }
        }
    }

    private void takeFrames(long monotonicNanos) {
        FrameAssembler.Outcome outcome = assembler.next();
        while (outcome == FrameAssembler.Outcome.FRAME && session.closing() == XbpSession.Closing.NO) {
            if (!session.onFrame(
                    assembler.buffer(), assembler.offset(), assembler.length(), monotonicNanos, readEpochNanos)) {
                break;
            }
            assembler.consume();
            outcome = assembler.next();
        }
        if (outcome == FrameAssembler.Outcome.VIOLATION && session.closing() == XbpSession.Closing.NO) {
            session.onViolation(assembler.description(), readEpochNanos);
        }
        settle(monotonicNanos);
    }

    private static StatusReason reason(CloseCause cause) {
        return switch (cause) {
            case CONNECT_FAILED, CONNECT_TIMEOUT -> StatusReason.CONNECT_FAILED;
            case PEER_CLOSED, IO_ERROR -> StatusReason.PEER_CLOSED;
            case LOCAL, HANDLER_FAILED -> StatusReason.NONE;
        };
    }
}
