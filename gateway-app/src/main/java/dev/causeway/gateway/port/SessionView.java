package dev.causeway.gateway.port;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Where one session stood when it was asked; for operators.
 *
 * @param identity who it is
 * @param state the session's state in the protocol's own words
 * @param connected whether there is a connection, logged on or not
 * @param loggedOn whether messages flow
 * @param endpoint host:port in use, or the next to be tried
 * @param epoch the gateway's epoch
 * @param committed next inbound number as the journal has it, read before {@code expected}
 * @param expected next inbound number as the session sees it (ahead of the committed one by what is in the ring)
 * @param nextOutbound next number we send
 * @param gaps those closed last, oldest first, then the open one
 * @param held messages ahead of a gap, waiting for it to be filled
 * @param unsentBytes bytes for the venue that the kernel has not taken yet
 * @param schedule where its schedule stands, or null for a session that is always to be up
 * @param heardEpochNanos when bytes were read from the venue last, 0 when never
 * @param lastError the last thing that went wrong, or null
 * @param counters monotone counts by name
 */
public record SessionView(
        SessionIdentity identity,
        String state,
        boolean connected,
        boolean loggedOn,
        String endpoint,
        int epoch,
        long committed,
        long expected,
        long nextOutbound,
        List<Gap> gaps,
        int held,
        long unsentBytes,
        Schedule schedule,
        long heardEpochNanos,
        String lastError,
        Map<String, Long> counters) {
    /** The gaps that are open. */
    public List<Gap> openGaps() {
        return gaps.stream().filter(gap -> gap.state() == GapState.OPEN).toList();
    }

    /** What a gap has come to. */
    public enum GapState {
        OPEN,
        FILLED,
        LOST;

        /** @param filledBy null while numbers are missing */
        public static GapState of(FilledBy filledBy) {
            if (filledBy == null) {
                return OPEN;
            }
            return filledBy == FilledBy.LOST ? LOST : FILLED;
        }
    }

    /** What ended a gap; of several, what came last. */
    public enum FilledBy {
        /** The venue sent its messages again. */
        RESEND,
        /** The venue said that there is nothing to send again. */
        GAP_FILL,
        /** Nothing: a reset or the venue passed over it, and the feed was told of the loss. */
        LOST
    }

    /**
     * A schedule at that moment.
     *
     * @param within whether the session is to be up
     * @param nextStart when it begins next
     * @param nextEnd when the one it is in ends, or the next
     */
    public record Schedule(boolean within, Instant nextStart, Instant nextEnd) {}

    /** Whether the session is to be up now. */
    public boolean inSchedule() {
        return schedule == null || schedule.within();
    }

    /**
     * Numbers that are, or were, missing.
     *
     * @param id counts the session's gaps from 1; the same over all connections
     * @param from inclusive
     * @param to inclusive
     * @param attempts how often they were asked for
     * @param openedAt when the gap was seen
     * @param ageMillis since then, or how long it was open
     * @param filledBy null while it is open
     * @param alarmed whether no endpoint could fill it in time
     */
    public record Gap(
            long id,
            long from,
            long to,
            GapState state,
            int attempts,
            Instant openedAt,
            long ageMillis,
            FilledBy filledBy,
            boolean alarmed) {}
}
