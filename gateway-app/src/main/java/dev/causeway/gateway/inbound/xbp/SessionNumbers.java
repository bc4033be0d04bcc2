package dev.causeway.gateway.inbound.xbp;

import dev.causeway.store.OutboundLog;

/** The durable numbers of a session: inbound as committed by the journal, outbound as logged, and whoever ends its epochs. */
record SessionNumbers(CommittedPosition committed, OutboundLog log, OutboundFlow outbound) {}
