package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.gap.GapView;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import java.util.List;

/**
 * A session as an operator sees it; a snapshot, its parts not of one instant.
 *
 * @param id the configured id
 * @param state what the feed was told last
 * @param enabled whether the session wants to be connected
 * @param epoch the live epoch
 * @param committedTarget {@code nextTarget} as the journal has it, read before it: not above it unless that was set back
 * @param nextTarget MsgSeqNum(34) expected next from the venue, live
 * @param nextSender MsgSeqNum(34) of our next message
 * @param gaps those closed last, oldest first, then the open one
 * @param held messages ahead of a gap, waiting for it to be filled
 * @param heardEpochNanos when bytes were read last, 0 when never
 * @param lastError the last error, secrets blanked; empty when none
 * @param counters what became of the messages
 */
public record FixSessionView(
        String id,
        SessionStatusCode state,
        boolean enabled,
        int epoch,
        long committedTarget,
        long nextTarget,
        long nextSender,
        List<GapView> gaps,
        int held,
        long heardEpochNanos,
        String lastError,
        Counters counters) {
    /** Whether numbers asked for again are missing. */
    public boolean gapOpen() {
        return gaps.stream().anyMatch(GapView::isOpen);
    }

    /**
     * Counts since the start.
     *
     * @param messages application messages put into the ring
     * @param bytes read
     * @param express of these messages, by the express lane, which the engine did not see
     * @param unmapped of these messages, as Unmapped
     * @param poison of these, whose mapping failed
     * @param refused of these, that the engine refused
     * @param truncated messages larger than a unit can hold: the feed has their first parts
     * @param garbled application messages whose CheckSum(10) is wrong: ignored, their numbers asked for again
     * @param duplicates application messages below the expected number
     * @param heldDropped messages ahead of a gap that were not held for want of room; they are asked for again
     * @param refusedIncrements error paths of the engine that would have passed over a number
     * @param rejects session rejects received
     * @param lost numbers declared lost: a reset, or the venue, passed over them
     * @param resendRequestsSent by the engine, because numbers were missing
     * @param resendRequestsReceived from the venue
     * @param sent application messages to the venue
     * @param gapMoves connections given up because a gap stayed open
     * @param gapAlarms gaps that no endpoint filled in time
     * @param resent messages sent again because the venue asked
     * @param undelivered orders the venue asked for again and did not get: their owner was told
     */
    public record Counters(
            long messages,
            long bytes,
            long express,
            long unmapped,
            long poison,
            long refused,
            long truncated,
            long garbled,
            long duplicates,
            long heldDropped,
            long refusedIncrements,
            long rejects,
            long lost,
            long resendRequestsSent,
            long resendRequestsReceived,
            long sent,
            long gapMoves,
            long gapAlarms,
            long resent,
            long undelivered) {}
}
