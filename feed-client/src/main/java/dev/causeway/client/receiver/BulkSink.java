package dev.causeway.client.receiver;

import org.agrona.DirectBuffer;

/**
 * Where requests for bulk recovery go: a TCP connection to the bulk server. Called on the receiver's thread. What the server
 * sends is given to {@link FeedReceiver#onBulk}, the connection's end to {@link FeedReceiver#onBulkClosed}.
 */
public interface BulkSink {
    /** For a host without a bulk server: everything is asked for by datagrams. */
    BulkSink NONE = new BulkSink() {
        @Override
        public boolean send(DirectBuffer buffer, int offset, int length) {
            return false;
        }

        @Override
        public void cut() {}
    };

    /**
     * Sends a request, or begins to connect and sends it then.
     *
     * @return false when the connection cannot be had
     */
    boolean send(DirectBuffer buffer, int offset, int length);

    /** Closes the connection, if there is one; what was still to come of it is not wanted. */
    void cut();
}
