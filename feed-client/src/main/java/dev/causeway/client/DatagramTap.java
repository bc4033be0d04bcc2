package dev.causeway.client;

import org.agrona.DirectBuffer;

/**
 * Sees every datagram of the two channels before the receiver does: to record it, or to drop it in a test. Called on the
 * client's thread; the buffer is only good until the call returns.
 */
@FunctionalInterface
public interface DatagramTap {
    /** Lets everything through. */
    DatagramTap NONE = (channel, buffer, offset, length) -> true;

    /**
     * A datagram came.
     *
     * @param channel 0 (A) or 1 (B)
     * @return false to drop it as if it had not come
     */
    boolean onDatagram(int channel, DirectBuffer buffer, int offset, int length);

    /** This one, after another has let a datagram through. */
    default DatagramTap after(DatagramTap first) {
        return (channel, buffer, offset, length) ->
                first.onDatagram(channel, buffer, offset, length) && onDatagram(channel, buffer, offset, length);
    }
}
