package dev.causeway.gateway.inbound.xbp;

import org.agrona.DirectBuffer;

/** Learns of orders that the venue asked for again and that were gap-filled instead: unknown, not delivered (rule 5). */
@FunctionalInterface
public interface UndeliveredListener {
    /** Called on the session's thread; the frame is valid only during the call and may come more than once. */
    void onUndelivered(long seqNo, DirectBuffer frame, int offset, int length);
}
