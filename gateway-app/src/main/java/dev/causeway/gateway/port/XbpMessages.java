package dev.causeway.gateway.port;

import org.agrona.DirectBuffer;

/**
 * Takes in-order XBP application frames from a session, on the session's own thread, and puts their normalized form into
 * the ring.
 */
public interface XbpMessages {
    /**
     * One application frame, complete and in order: the one number {@code seqNo} says.
     *
     * @param frame holds the frame; valid only during the call
     * @param offset first byte of the 32-byte frame header
     * @param length the whole frame
     * @param context what the header does not say
     * @return false when the ring has no room: nothing was published, offer the same frame again
     */
    boolean onApplicationFrame(DirectBuffer frame, int offset, int length, Context context);

    /** What goes into {@code Src} besides the frame's own fields; a reusable carrier owned by the session. */
    final class Context {
        /** The gateway's epoch of the session. */
        public int epoch;
        /** When the bytes were read from the socket, epoch nanoseconds. */
        public long gatewayTimeNs;
        /** Whether the frame came in answer to a resend request or a log-on replay. */
        public boolean recovered;
    }
}
