package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.port.CommittedNumbers;
import dev.causeway.gateway.port.InboundSink;
import dev.causeway.gateway.port.InstrumentRegistry;
import dev.causeway.gateway.port.SessionEvents;
import dev.causeway.store.OutboundLog;

/**
 * What one FIX session is joined to. The caller closes the outbound log after {@link FixGateway#stop}.
 *
 * @param sink the ring
 * @param events the session's own line into the ring
 * @param committed how far the journal is
 * @param instruments instrument numbers
 * @param outbound what the session has sent
 */
public record FixSessionPorts(
        InboundSink sink,
        SessionEvents events,
        CommittedNumbers committed,
        InstrumentRegistry instruments,
        OutboundLog outbound) {}
