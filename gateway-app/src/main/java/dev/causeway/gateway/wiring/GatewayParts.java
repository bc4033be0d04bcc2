package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.GatewayProperties;
import dev.causeway.gateway.normalize.DefinitionAnnouncer;
import dev.causeway.gateway.ops.switches.Switches;
import dev.causeway.gateway.outbound.journal.JournalStage;
import dev.causeway.gateway.outbound.multicast.BulkServer;
import dev.causeway.gateway.outbound.multicast.FeedChannel;
import dev.causeway.gateway.outbound.multicast.FeedPublisher;
import dev.causeway.gateway.outbound.multicast.RetransmissionServer;
import dev.causeway.gateway.pipeline.Pipeline;
import dev.causeway.gateway.port.VenueSessions;
import dev.causeway.store.Journal;
import java.util.List;

/** Everything a gateway is made of, joined but not yet started. */
record GatewayParts(
        GatewayProperties properties,
        Journal journal,
        JournalStage journalStage,
        Pipeline pipeline,
        List<FeedChannel> channels,
        FeedPublisher publisher,
        RetransmissionServer retransmissionServer,
        BulkServer bulkServer,
        DefinitionAnnouncer announcer,
        StreamRoller roller,
        LatencyMeters latencies,
        SessionTallies tallies,
        List<VenueSessions> sessions,
        Switches switches,
        OutboundLogs outboundLogs) {
    /** Marks the journal as closed in order. Only once the pipeline has ended: it owns the journal until then. */
    void close() {
        outboundLogs.close();
        journal.close();
        latencies.close();
    }
}
