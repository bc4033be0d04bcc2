package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.port.CommittedNumbers;

/** Where the journal of one session stands, as told last. Written by one thread, read by any. */
class CommittedPort implements CommittedNumbers {
    private volatile int epoch;
    private volatile long venueEpoch;
    private volatile long expected = 1;

    /** The epoch last: who sees it sees the others. */
    final void committed(int newEpoch, long newVenueEpoch, long nextExpected) {
        expected = nextExpected;
        venueEpoch = newVenueEpoch;
        epoch = newEpoch;
    }

    @Override
    public final long committedExpected(int sessionNo) {
        return expected;
    }

    @Override
    public final int committedEpoch(int sessionNo) {
        return epoch;
    }

    @Override
    public final long committedVenueEpoch(int sessionNo) {
        return venueEpoch;
    }

    @Override
    public final long committedEpochStartNanos(int sessionNo) {
        return 0;
    }
}
