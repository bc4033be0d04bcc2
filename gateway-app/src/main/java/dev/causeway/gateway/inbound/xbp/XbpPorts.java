package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.port.CommittedNumbers;
import dev.causeway.gateway.port.SessionEvents;
import dev.causeway.gateway.port.UndeliveredListener;
import dev.causeway.gateway.port.XbpMessages;
import dev.causeway.store.OutboundLog;

/**
 * What one session is joined to. Its messages, events and log are used by the session's thread only.
 *
 * @param messages takes application frames
 * @param events takes everything else
 * @param committed how far the journal is
 * @param log what was sent
 * @param replayPolicy see {@link ReplayPolicy#ORDERS_NEVER}
 * @param undelivered learns of orders that were gap-filled
 */
public record XbpPorts(
        XbpMessages messages,
        SessionEvents events,
        CommittedNumbers committed,
        OutboundLog log,
        ReplayPolicy replayPolicy,
        UndeliveredListener undelivered) {}
