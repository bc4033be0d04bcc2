package dev.causeway.gateway.ops.sessions;

import dev.causeway.gateway.port.SessionView;
import java.util.List;
import java.util.Map;

/**
 * One session in the endpoint's answer: what the session sees (live) beside what the journal has (committed).
 *
 * @param enabled false once an operator disabled it
 * @param connected whether there is a connection, logged on or not
 * @param state in the protocol's own words
 * @param heardMillisAgo since anything was read from the venue, null when nothing was
 * @param endpoint host:port in use, or tried last
 * @param schedule whether it is to be up now, when it begins and ends next; null: always up
 * @param expectedLive next inbound number as the session sees it
 * @param expectedCommitted next inbound number as the journal has it: what a restart would ask for
 * @param held messages ahead of a gap, waiting for it to be filled
 * @param unsentBytes bytes for the venue that the kernel has not taken yet
 */
public record SessionDescriptor(
        String id,
        String venue,
        String protocol,
        int sessionNo,
        int venueId,
        boolean enabled,
        boolean connected,
        String state,
        boolean loggedOn,
        Long heardMillisAgo,
        String endpoint,
        SessionView.Schedule schedule,
        int epoch,
        long expectedLive,
        long expectedCommitted,
        long nextOutbound,
        List<SessionView.Gap> gaps,
        int held,
        long unsentBytes,
        String lastError,
        Map<String, Long> counters) {}
