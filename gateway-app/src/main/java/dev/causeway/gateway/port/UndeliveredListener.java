package dev.causeway.gateway.port;

import org.agrona.DirectBuffer;

/**
 * The owner of what a session sent, told that a message is unknown to the venue and was not delivered: it was asked for
 * again, is stale, and its number was filled instead (architecture, invariant 5).
 */
@FunctionalInterface
public interface UndeliveredListener {
    /**
     * Called on the session's thread; the message is valid only during the call. A message may be named more than once when
     * the venue asks more than once; never one that the venue has acknowledged.
     */
    void onUndelivered(long seqNo, DirectBuffer message, int offset, int length);
}
