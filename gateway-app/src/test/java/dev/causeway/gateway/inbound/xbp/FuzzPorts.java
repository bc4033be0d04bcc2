package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.port.SessionEvents;
import dev.causeway.gateway.port.XbpMessages;
import dev.causeway.protocol.feed.sbe.GapState;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.protocol.feed.sbe.StatusReason;
import dev.causeway.protocol.xbp.XbpFrame;
import org.agrona.DirectBuffer;

/** A pipeline that accepts only what keeps the promise: each number once, in order, or declared. */
final class FuzzPorts extends CommittedPort implements XbpMessages, SessionEvents {
    boolean full;
    boolean commits = true;
    private int epoch;
    private long venueEpoch;
    private long next = 1;

    long next() {
        return next;
    }

    int epoch() {
        return epoch;
    }

    void commit() {
        if (commits) {
            committed(epoch, venueEpoch, next);
        }
    }

    @Override
    public boolean onApplicationFrame(DirectBuffer frame, int offset, int length, Context context) {
        if (full) {
            return false;
        }
        long seqNo = XbpFrame.seqNo(frame, offset);
        require(seqNo == next, "message " + seqNo + " where " + next + " is due");
        return moved(seqNo + 1);
    }

    @Override
    public boolean advance(int ofEpoch, long nextExpected, long epochNanos) {
        if (full) {
            return false;
        }
        require(ofEpoch == epoch, "advance of epoch " + ofEpoch + " in " + epoch);
        require(nextExpected >= next, "advance back from " + next + " to " + nextExpected);
        return moved(nextExpected);
    }

    @Override
    public boolean newEpoch(int newEpoch, long newVenueEpoch, long nextExpected, long epochNanos) {
        if (full) {
            return false;
        }
        require(newEpoch > epoch, "epoch back from " + epoch + " to " + newEpoch);
        epoch = newEpoch;
        venueEpoch = newVenueEpoch;
        return moved(nextExpected);
    }

    @Override
    public boolean gap(int ofEpoch, long fromSeqNo, long toSeqNo, GapState state, long epochNanos) {
        require(toSeqNo >= fromSeqNo, "gap " + state + " " + fromSeqNo + ".." + toSeqNo);
        return !full;
    }

    @Override
    public boolean lost(int ofEpoch, long fromSeqNo, long toSeqNo, String why, long epochNanos) {
        if (full) {
            return false;
        }
        require(fromSeqNo == next && toSeqNo >= fromSeqNo, "lost " + fromSeqNo + ".." + toSeqNo + " at " + next);
        return moved(toSeqNo + 1);
    }

    @Override
    public boolean status(int ofEpoch, SessionStatusCode status, StatusReason reason, long epochNanos) {
        return !full;
    }

    private boolean moved(long nextExpected) {
        next = nextExpected;
        commit();
        return true;
    }

    static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }
}
