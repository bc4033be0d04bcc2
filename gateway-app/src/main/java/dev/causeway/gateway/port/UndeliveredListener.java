package dev.causeway.gateway.port;

import org.agrona.DirectBuffer;

/**
 * The owner of what a session sent, told that a message is unknown to the venue and was not delivered: it was asked for
 * again, is stale, and its number was filled instead (architecture, invariant 5).
 */
@FunctionalInterface
public interface UndeliveredListener {
    /**
     * Called on a thread of the session's, one call at a time, and must not wait; it may send. A message may be named more than
     * once when the venue asks more than once; never one that the venue has acknowledged.
     *
     * @param message as it was sent, in the venue's protocol: an XBP frame, or a FIX message; valid only during the call
     */
    void onUndelivered(long seqNo, DirectBuffer message, int offset, int length);
}
