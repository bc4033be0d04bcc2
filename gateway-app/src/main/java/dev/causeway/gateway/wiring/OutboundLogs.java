package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.GatewayProperties;
import dev.causeway.gateway.config.StoreProperties;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.store.MappedOutboundLog;
import dev.causeway.store.OutboundLog;
import dev.causeway.store.OutboundLogOptions;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.EpochNanoClock;

/** Opens each session's log of what it sent, in a directory named after the session. */
final class OutboundLogs implements AutoCloseable {
    private final GatewayProperties properties;
    private final EpochNanoClock clock;
    private final List<OutboundLog> opened = new ArrayList<>();

    OutboundLogs(GatewayProperties properties, EpochNanoClock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    OutboundLog open(SessionIdentity identity) {
        StoreProperties store = properties.store();
        OutboundLogOptions options = new OutboundLogOptions(
                properties.dataDir().resolve("sessions").resolve(identity.id()),
                Math.toIntExact(store.outboundSegmentSize().toBytes()),
                store.outboundMaxSize().toBytes(),
                JournalAssembly.syncPolicy(store),
                JournalAssembly.bootId(),
                clock);
        OutboundLog log = MappedOutboundLog.open(options);
        opened.add(log);
        return log;
    }

    /** After the sessions have stopped: the logs are theirs until then. */
    @Override
    public void close() {
        opened.forEach(OutboundLog::close);
    }
}
