package dev.causeway.gateway.inbound.socket;

import java.nio.ByteBuffer;

/**
 * The protocol side of a connection. Every method is called by the loop's thread; none may block. Durations are told by
 * {@code monotonicNanos}, stamps by {@code epochNanos}.
 */
public interface ConnectionHandler {
    /** Whether an attempt to connect makes sense now; asked again every turn. */
    boolean readyToConnect(long monotonicNanos, long epochNanos);

    /** An attempt begins. */
    void onConnecting(Endpoint endpoint, long monotonicNanos, long epochNanos);

    /** The connection stands. It is the handler's until {@link #onDisconnected}. */
    void onConnected(Connection connection, long monotonicNanos, long epochNanos);

    /** Where the next bytes go: not empty unless {@link #muted()}. */
    ByteBuffer receiveBuffer();

    /**
     * Bytes were read into {@link #receiveBuffer()}.
     *
     * @param epochNanos taken once for this read
     */
    void onReceived(int bytes, long monotonicNanos, long epochNanos);

    /** Whether the handler can take nothing now: the loop stops reading and calls {@link #resume} every turn. */
    boolean muted();

    /** Tries again what was refused for want of room. */
    void resume(long monotonicNanos, long epochNanos);

    /** Time passes: about once a millisecond under load, once a select timeout when idle; connected or not. */
    void onTimer(long monotonicNanos, long epochNanos);

    /** The loop stops: say good-bye, then {@link Connection#close}. Called once, only while connected. */
    void onStop(long monotonicNanos, long epochNanos);

    /**
     * The connection is gone or never came to be.
     *
     * @return whether to try again after the back-off
     */
    boolean onDisconnected(CloseCause cause, String detail, long monotonicNanos, long epochNanos);
}
