package dev.causeway.gateway.port;

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
 * @param expected next inbound number as the session sees it (ahead of the committed one by what is in the ring)
 * @param nextOutbound next number we send
 * @param gaps open gaps
 * @param held messages ahead of a gap, waiting for it to be filled; -1 when not known
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
        long expected,
        long nextOutbound,
        List<Gap> gaps,
        int held,
        long heardEpochNanos,
        String lastError,
        Map<String, Long> counters) {
    /**
     * Numbers that are missing.
     *
     * @param from inclusive
     * @param to inclusive
     * @param attempts how often they were asked for
     * @param ageMillis since the gap was seen
     */
    public record Gap(long from, long to, int attempts, long ageMillis) {}
}
