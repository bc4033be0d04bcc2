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
     * Called on a thread of the session's, one call at a time, and must not wait; it may send, and is refused while an epoch
     * ends. A FIX session whose numbers begin again while it answers its venue may call on two threads at once. A message may
     * be named more than once when the venue asks more than once, or asks and then the epoch ends; never one that this
     * process has seen acknowledged.
     *
     * @param message as it was sent, in the venue's protocol: an XBP frame, or a FIX message; valid only during the call
     */
    void onUndelivered(long seqNo, DirectBuffer message, int offset, int length);
}
