package dev.causeway.gateway.outbound.journal;

import dev.causeway.gateway.port.CommittedNumbers;
import dev.causeway.store.JournalState;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Where each session stands: a working copy that the journal's thread moves with every record, and the committed copy that
 * other threads read.
 */
final class SessionPositions implements CommittedNumbers {
    private final long[] expected;
    private final int[] epoch;
    private final long[] venueEpoch;
    private final long[] epochStartNanos;
    private final AtomicLongArray committedExpected;
    private final AtomicLongArray committedEpoch;
    private final AtomicLongArray committedVenueEpoch;
    private final AtomicLongArray committedStartNanos;
    private final boolean[] dirty;
    private final int[] dirtySessions;
    private int dirtyCount;

    /** @param maxSessionNo the highest session number in use */
    SessionPositions(JournalState state, int maxSessionNo) {
        int size = maxSessionNo + 1;
        expected = new long[size];
        epoch = new int[size];
        venueEpoch = new long[size];
        epochStartNanos = new long[size];
        committedExpected = new AtomicLongArray(size);
        committedEpoch = new AtomicLongArray(size);
        committedVenueEpoch = new AtomicLongArray(size);
        committedStartNanos = new AtomicLongArray(size);
        dirty = new boolean[size];
        dirtySessions = new int[size];
        for (int sessionNo = 0; sessionNo < size; sessionNo++) {
            expected[sessionNo] = state.expected(sessionNo);
            epoch[sessionNo] = state.epoch(sessionNo);
            venueEpoch[sessionNo] = state.venueEpoch(sessionNo);
            epochStartNanos[sessionNo] = state.epochStartNanos(sessionNo);
            touch(sessionNo);
        }
        commit();
    }

    long expected(int sessionNo) {
        return expected[sessionNo];
    }

    int epoch(int sessionNo) {
        return epoch[sessionNo];
    }

    void expect(int sessionNo, long nextExpected) {
        expected[sessionNo] = nextExpected;
        touch(sessionNo);
    }

    void begin(int sessionNo, int newEpoch, long newVenueEpoch, long nextExpected, long startNanos) {
        epoch[sessionNo] = newEpoch;
        venueEpoch[sessionNo] = newVenueEpoch;
        epochStartNanos[sessionNo] = startNanos;
        expect(sessionNo, nextExpected);
    }

    /** Shows other threads what the last batch did; the epoch last, so that who sees it sees its numbers. */
    void commit() {
        for (int i = 0; i < dirtyCount; i++) {
            int sessionNo = dirtySessions[i];
            dirty[sessionNo] = false;
            committedVenueEpoch.lazySet(sessionNo, venueEpoch[sessionNo]);
            committedStartNanos.lazySet(sessionNo, epochStartNanos[sessionNo]);
            committedExpected.lazySet(sessionNo, expected[sessionNo]);
            committedEpoch.lazySet(sessionNo, epoch[sessionNo]);
        }
        dirtyCount = 0;
    }

    private void touch(int sessionNo) {
        if (!dirty[sessionNo]) {
            dirty[sessionNo] = true;
            dirtySessions[dirtyCount++] = sessionNo;
        }
    }

    @Override
    public long committedExpected(int sessionNo) {
        return committedExpected.get(sessionNo);
    }

    @Override
    public int committedEpoch(int sessionNo) {
        return (int) committedEpoch.get(sessionNo);
    }

    @Override
    public long committedVenueEpoch(int sessionNo) {
        return committedVenueEpoch.get(sessionNo);
    }

    @Override
    public long committedEpochStartNanos(int sessionNo) {
        return committedStartNanos.get(sessionNo);
    }
}
