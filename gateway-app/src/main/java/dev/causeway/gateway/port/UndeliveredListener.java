package dev.causeway.gateway.port;

import org.agrona.DirectBuffer;

/**
 * The owner of what a session sent, told that the session will not deliver a message and does not know whether the venue
 * has it: the venue asked for it again, it is stale, and its number was filled instead (architecture, invariant 5); or its
 * epoch ended before the venue acknowledged it, so that the venue can no longer ask.
 */
@FunctionalInterface
public interface UndeliveredListener {
    /**
     * Called on the session's thread; the message is valid only during the call. A message may be named more than once when
     * the venue asks more than once, or asks and then the epoch ends; never one that this process has seen acknowledged.
     */
    void onUndelivered(long seqNo, DirectBuffer message, int offset, int length);
}
