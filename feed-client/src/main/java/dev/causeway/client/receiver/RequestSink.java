package dev.causeway.client.receiver;

import org.agrona.DirectBuffer;

/**
 * Where requests for retransmission go: one datagram to the retransmission server each. Called on the receiver's thread. A
 * request that cannot be sent is as good as a lost one: it is asked again.
 */
@FunctionalInterface
public interface RequestSink {
    /** For a host without a retransmission server: the other channel alone can fill a gap. */
    RequestSink NONE = (buffer, offset, length) -> false;

    /**
     * Sends a request packet.
     *
     * @return false when it was not sent
     */
    boolean send(DirectBuffer buffer, int offset, int length);
}
