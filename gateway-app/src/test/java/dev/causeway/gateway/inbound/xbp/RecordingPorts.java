package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.port.SessionEvents;
import dev.causeway.gateway.port.XbpMessages;
import dev.causeway.protocol.feed.sbe.GapState;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.protocol.feed.sbe.StatusReason;
import dev.causeway.protocol.xbp.XbpFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;

/** Records in one trail what a session gives the pipeline, can be full, and commits at once or when told. */
final class RecordingPorts extends CommittedPort implements XbpMessages, SessionEvents {
    final List<String> trail = new ArrayList<>();
    volatile boolean full;
    boolean commitAtOnce = true;
    long lastGatewayTimeNs;
    /** Told each number as it is committed, on the session's thread. */
    LongConsumer whenCommitted = nextExpected -> {};

    private int epoch;
    private long venueEpoch;
    private long expected = 1;

    /** A journal that ends at these numbers. */
    void recovered(int recoveredEpoch, long recoveredVenueEpoch, long nextExpected) {
        epoch = recoveredEpoch;
        venueEpoch = recoveredVenueEpoch;
        expected = nextExpected;
        commit();
    }

    void commit() {
        committed(epoch, venueEpoch, expected);
        whenCommitted.accept(expected);
    }

    @Override
    public synchronized boolean onApplicationFrame(DirectBuffer frame, int offset, int length, Context context) {
        if (full) {
            return false;
        }
        long seqNo = XbpFrame.seqNo(frame, offset);
        lastGatewayTimeNs = context.gatewayTimeNs;
        return took("msg " + seqNo + (context.recovered ? " recovered" : ""), seqNo + 1);
    }

    @Override
    public boolean advance(int ofEpoch, long nextExpected, long epochNanos) {
        return !full && took("advance " + nextExpected, nextExpected);
    }

    @Override
    public boolean newEpoch(int newEpoch, long newVenueEpoch, long nextExpected, long epochNanos) {
        if (full) {
            return false;
        }
        epoch = newEpoch;
        venueEpoch = newVenueEpoch;
        return took("epoch " + newEpoch + " " + newVenueEpoch + " " + nextExpected, nextExpected);
    }

    @Override
    public boolean gap(int ofEpoch, long fromSeqNo, long toSeqNo, GapState state, long epochNanos) {
        return !full && took("gap " + state + " " + fromSeqNo + ".." + toSeqNo, expected);
    }

    @Override
    public boolean lost(int ofEpoch, long fromSeqNo, long toSeqNo, String why, long epochNanos) {
        return !full && took("lost " + fromSeqNo + ".." + toSeqNo, toSeqNo + 1);
    }

    @Override
    public boolean status(int ofEpoch, SessionStatusCode status, StatusReason reason, long epochNanos) {
        return !full && took("status " + status + " " + reason, expected);
    }

    private synchronized boolean took(String what, long nextExpected) {
        trail.add(what);
        expected = nextExpected;
        if (commitAtOnce) {
            commit();
        }
        return true;
    }

    /** What was recorded since this was asked last. */
    synchronized List<String> take() {
        List<String> taken = List.copyOf(trail);
        trail.clear();
        return taken;
    }

    synchronized List<String> soFar() {
        return List.copyOf(trail);
    }
}
