package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.outbound.FixOutbound;
import dev.causeway.gateway.port.CommittedNumbers;
import dev.causeway.gateway.port.InboundSink;
import dev.causeway.gateway.port.InstrumentRegistry;
import dev.causeway.gateway.port.SessionEvents;
import dev.causeway.gateway.port.UndeliveredListener;
import dev.causeway.store.OutboundLog;
import quickfix.SessionID;

/**
 * What one FIX session is joined to. The caller closes the outbound log after {@link FixGateway#stop}.
 *
 * @param sink the ring
 * @param events the session's own line into the ring
 * @param committed how far the journal is
 * @param instruments instrument numbers
 * @param outbound what the session has sent
 * @param undelivered told of orders that the venue lacks and does not get
 */
public record FixSessionPorts(
        InboundSink sink,
        SessionEvents events,
        CommittedNumbers committed,
        InstrumentRegistry instruments,
        OutboundLog outbound,
        UndeliveredListener undelivered) {
    /** A session whose orders nobody asks after. */
    public FixSessionPorts(
            InboundSink sink,
            SessionEvents events,
            CommittedNumbers committed,
            InstrumentRegistry instruments,
            OutboundLog outbound) {
        this(sink, events, committed, instruments, outbound, (seqNo, message, offset, length) -> {});
    }

    FixOutbound.Setup sending(FixSessionSettings settings, SessionID sessionId) {
        int venueId = settings.identity().venueId();
        return new FixOutbound.Setup(
                sessionId,
                settings.options().resend(),
                outbound,
                instrumentId -> instruments.key(venueId, instrumentId),
                undelivered);
    }
}
