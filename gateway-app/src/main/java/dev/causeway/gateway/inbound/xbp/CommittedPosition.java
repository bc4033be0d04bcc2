package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.port.CommittedNumbers;

/** What of one session's inbound numbers may be told to the peer. Owner: the session's thread. */
final class CommittedPosition {
    private final CommittedNumbers numbers;
    private final int sessionNo;

    CommittedPosition(CommittedNumbers numbers, int sessionNo) {
        this.numbers = numbers;
        this.sessionNo = sessionNo;
    }

    int epoch() {
        return numbers.committedEpoch(sessionNo);
    }

    long venueEpoch() {
        return numbers.committedVenueEpoch(sessionNo);
    }

    long expected() {
        return numbers.committedExpected(sessionNo);
    }

    /** Whether the ring holds nothing of this session any more. */
    boolean caughtUp(InboundOrder order) {
        return epoch() == order.epoch() && expected() == order.expected();
    }

    /** lastProcessedSeqNo: the highest committed number of the live epoch, 0 when none. */
    long lastProcessed(InboundOrder order) {
        if (epoch() != order.epoch()) {
            return 0;
        }
        long committed = expected() - 1;
        return Math.max(0, Math.min(committed, order.expected() - 1));
    }
}
