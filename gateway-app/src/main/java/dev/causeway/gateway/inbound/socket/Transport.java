package dev.causeway.gateway.inbound.socket;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The bytes of one connection, plain or within TLS: the same to the loop. Never blocks. Owner: the loop's thread.
 *
 * <p>Every method that fails ends the connection.
 */
interface Transport {
    /** Goes on with what has to happen before the first byte. @return whether bytes may flow */
    boolean handshake() throws IOException;

    /** After {@link #shutOutput} the bytes mean nothing, only their end does. @return bytes read, 0 when there are none now, negative at the end of the stream */
    int read(ByteBuffer target) throws IOException;

    /** @return bytes taken, possibly fewer than there are */
    int write(ByteBuffer source) throws IOException;

    /** Whether bytes may be left that no selector will tell of: read again before waiting. */
    boolean buffersInput();

    /** Selector interest of the transport's own, besides what its user wants. */
    int ownInterest();

    /** Tells the peer that nothing more is sent. @return false when there was no room: try again */
    boolean shutOutput() throws IOException;

    /** Frees everything, the socket too. */
    void close() throws IOException;
}
