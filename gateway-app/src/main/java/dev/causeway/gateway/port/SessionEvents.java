package dev.causeway.gateway.port;

import dev.causeway.protocol.feed.sbe.GapState;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.protocol.feed.sbe.StatusReason;

/**
 * What a session tells the pipeline besides its messages. One per session, called on the session's own thread, in the
 * order in which it happened. Every method returns false when the ring has no room: nothing happened, call again.
 */
public interface SessionEvents {
    /** The expected number moved to {@code nextExpected} without a feed message. */
    boolean advance(int epoch, long nextExpected, long epochNanos);

    /**
     * A new epoch begins; the feed is told RESET with it.
     *
     * @param epoch the gateway's own counter, one above the last
     * @param venueEpoch the venue's name of it, 0 when it has none
     * @param nextExpected first expected number of it
     */
    boolean newEpoch(int epoch, long venueEpoch, long nextExpected, long epochNanos);

    /** A gap opened or was filled. Both ends inclusive. */
    boolean gap(int epoch, long fromSeqNo, long toSeqNo, GapState state, long epochNanos);

    /**
     * Numbers are declared lost and the session goes on at {@code toSeqNo + 1}: notice and advance as one unit.
     *
     * @param why in words, for the log
     */
    boolean lost(int epoch, long fromSeqNo, long toSeqNo, String why, long epochNanos);

    /** The session changed state. */
    boolean status(int epoch, SessionStatusCode status, StatusReason reason, long epochNanos);
}
