package dev.causeway.gateway.inbound.xbp;

import org.agrona.DirectBuffer;

/** The way out to a venue. Owner: the session's thread. */
public interface VenueSession {
    /** {@link #send}: not logged on; nothing was stored. */
    long NOT_LOGGED_ON = -1;

    /** {@link #send}: no room in the send buffer; nothing was stored. */
    long FULL = -2;

    /**
     * Stores an application message and then queues it for the socket.
     *
     * @param frame a whole frame, bytes 24 onward as an SBE encoder writes them; bytes 0 to 23 are filled in here
     * @return its number, or NOT_LOGGED_ON, or FULL
     * @throws dev.causeway.store.StoreException it could not be stored and was not sent
     */
    long send(DirectBuffer frame, int offset, int length);
}
