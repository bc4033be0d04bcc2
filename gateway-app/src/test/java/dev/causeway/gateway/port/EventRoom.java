package dev.causeway.gateway.port;

import dev.causeway.protocol.feed.sbe.GapState;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.protocol.feed.sbe.StatusReason;

/** A ring that has room for every event of a session, or for none. For tests; one thread. */
public final class EventRoom implements SessionEvents {
    private boolean room = true;

    /** From now on every event is refused. */
    public void fill() {
        room = false;
    }

    @Override
    public boolean advance(int epoch, long nextExpected, long epochNanos) {
        return room;
    }

    @Override
    public boolean newEpoch(int epoch, long venueEpoch, long nextExpected, long epochNanos) {
        return room;
    }

    @Override
    public boolean gap(int epoch, long fromSeqNo, long toSeqNo, GapState state, long epochNanos) {
        return room;
    }

    @Override
    public boolean lost(int epoch, long fromSeqNo, long toSeqNo, String why, long epochNanos) {
        return room;
    }

    @Override
    public boolean status(int epoch, SessionStatusCode status, StatusReason reason, long epochNanos) {
        return room;
    }
}
