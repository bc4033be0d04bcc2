package dev.causeway.gateway.port;

import org.agrona.DirectBuffer;

/**
 * The way out to a venue: one session that application messages are given to. What waits for the socket is bounded; the
 * caller is told, never left to wait for the peer. Valid where {@link VenueSessions#withSession} hands it out.
 *
 * <p>A message is an XBP application frame (schema 901: NewOrder, CancelOrder, ReplaceOrder, OrderStatusRequest) whatever the
 * venue's protocol is; a FIX session makes NewOrderSingle (35=D), OrderCancelRequest (F), OrderCancelReplaceRequest (G) and
 * OrderStatusRequest (H) of it.
 *
 * <p>Owner: XBP: the session's thread. FIX: any thread, one at a time by the session's own lock.
 */
public interface VenueSession {
    /**
     * Stores an application message under the session's next number, then queues it for the socket.
     *
     * @param message a frame, bytes 24 onward as an SBE encoder writes them; bytes 0 to 23 are the session's. Its instrumentId
     *     is, for XBP, the venue's, for FIX the feed's. Valid only during the call
     * @return what became of it; anything but ACCEPTED: nothing was sent, and nothing will be
     * @throws IllegalArgumentException the protocol has no such message, or cannot carry one of its fields; nothing was stored
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
