package dev.causeway.gateway.port;

import org.agrona.DirectBuffer;

/**
 * The way out to a venue: one session that application messages are given to. Owner: the session's thread. What waits for
 * the socket is bounded; the caller is told, never blocked.
 */
public interface VenueSession {
    /**
     * Stores an application message under the session's next number, then queues it for the socket.
     *
     * @param message one whole message as the venue's protocol encodes it; valid only during the call. XBP: a frame, bytes 24
     *     onward as an SBE encoder writes them; bytes 0 to 23 are filled in here
     * @return what became of it; anything but ACCEPTED: nothing was sent, and nothing will be
     * @throws IllegalArgumentException the protocol has no message of this length
     */
    Result send(DirectBuffer message, int offset, int length);

    /** What became of a message. */
    enum Result {
        /** Stored and on its way. Should the venue not get it, {@link UndeliveredListener} is told. */
        ACCEPTED,
        /** No room for it while the socket does not empty; nothing was stored. Try again later. */
        FULL,
        /** Nothing was stored. */
        NOT_LOGGED_ON,
        /** The store refuses: nothing was sent, and the session disconnects. */
        STORE_FAILED
    }
}
