package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.inbound.gap.GapView;
import java.util.List;

/**
 * A session at one moment. The values are read one after another, not as one atomic picture.
 *
 * @param endpoint in use or tried last, empty before the first attempt
 * @param epoch the gateway's counter, 0 before the first log-on
 * @param venueEpoch the epoch's name on the wire
 * @param nextExpected live, not yet committed
 * @param nextOutbound number of the next message to the venue
 * @param gaps those closed last, oldest first, then the open one
 * @param failed stopped; an operator has to connect it again
 * @param lastError empty when none
 * @param lastReceivedEpochNanos 0 when never
 */
public record XbpSessionStatus(
        SessionState state,
        String endpoint,
        int epoch,
        long venueEpoch,
        long nextExpected,
        long nextOutbound,
        List<GapView> gaps,
        boolean failed,
        boolean muted,
        String lastError,
        long lastReceivedEpochNanos,
        Counts counts) {
    /**
     * Since the process began.
     *
     * @param messages application frames taken in order
     * @param bytes read
     * @param duplicates numbers seen again and dropped
     * @param gaps opened
     * @param lost numbers declared lost
     * @param resendRequests sent
     * @param resendRequestsReceived from the venue
     * @param decodeErrors frame violations
     * @param reconnects attempts to come back after a connection or an attempt ended
     * @param overflows frames that did not fit into the hold buffer
     * @param sent application messages to the venue
     * @param gapMoves connections given up because a gap stayed open
     * @param gapAlarms gaps that no endpoint filled in time
     */
    public record Counts(
            long messages,
            long bytes,
            long duplicates,
            long gaps,
            long lost,
            long resendRequests,
            long resendRequestsReceived,
            long decodeErrors,
            long reconnects,
            long overflows,
            long sent,
            long gapMoves,
            long gapAlarms) {}
}
