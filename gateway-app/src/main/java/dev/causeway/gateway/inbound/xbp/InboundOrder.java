package dev.causeway.gateway.inbound.xbp;

/** The live inbound numbers of a session. Owner: the session's thread. */
final class InboundOrder {
    private int epoch;
    private long venueEpoch;
    private long expected;
    private long highestKnown;
    private long replayFrom;
    private long replayEnd;

    InboundOrder(CommittedPosition committed) {
        epoch = committed.epoch();
        venueEpoch = committed.venueEpoch();
        expected = Math.max(1, committed.expected());
        highestKnown = expected - 1;
    }

    /** The gateway's own counter, 0 before the first. */
    int epoch() {
        return epoch;
    }

    /** The epoch as the venue knows it. */
    long venueEpoch() {
        return venueEpoch;
    }

    /** Next in-order number. */
    long expected() {
        return expected;
    }

    /** Highest number the peer is known to have used. */
    long highestKnown() {
        return highestKnown;
    }

    boolean missing() {
        return expected <= highestKnown;
    }

    void moveTo(long nextExpected) {
        expected = nextExpected;
        highestKnown = Math.max(highestKnown, nextExpected - 1);
    }

    void know(long seqNo) {
        highestKnown = Math.max(highestKnown, seqNo);
    }

    /** The log-on says what the peer will use next; whatever was thought before. */
    void peerNext(long nextSeqToSend) {
        highestKnown = nextSeqToSend - 1;
    }

    void replaying(long fromSeqNo, long endSeqNo) {
        replayFrom = fromSeqNo;
        replayEnd = endSeqNo;
    }

    boolean inReplay(long seqNo) {
        return seqNo >= replayFrom && seqNo < replayEnd;
    }

    /** Whether the announced batch has come in whole. */
    boolean replayComplete() {
        return expected >= replayEnd;
    }

    void begin(int newEpoch, long newVenueEpoch, long firstExpected) {
        epoch = newEpoch;
        venueEpoch = newVenueEpoch;
        expected = firstExpected;
        highestKnown = firstExpected - 1;
        replaying(0, 0);
    }
}
