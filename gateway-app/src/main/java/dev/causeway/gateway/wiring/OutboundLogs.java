package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.GatewayProperties;
import dev.causeway.gateway.config.PostgresProperties;
import dev.causeway.gateway.config.StoreProperties;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.store.MappedOutboundLog;
import dev.causeway.store.OutboundLog;
import dev.causeway.store.OutboundLogOptions;
import dev.causeway.store.postgres.PostgresOptions;
import dev.causeway.store.postgres.PostgresStore;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.EpochNanoClock;

/** Opens each session's log of what it sent: a directory named after the session, or rows of its own in the database. */
final class OutboundLogs implements AutoCloseable {
    private final GatewayProperties properties;
    private final EpochNanoClock clock;
    private final List<OutboundLog> opened = new ArrayList<>();
    private PostgresStore database;

    OutboundLogs(GatewayProperties properties, EpochNanoClock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /** @throws dev.causeway.store.StoreException files or database refuse */
    OutboundLog open(SessionIdentity identity) {
        OutboundLog log = properties.store().outbound() == StoreProperties.Outbound.POSTGRES
                ? database()
                        .open(
                                identity.id(),
                                properties.store().outboundMaxSize().toBytes())
                : mapped(identity);
        opened.add(log);
        return log;
    }

    /** Connected to when the first session needs it. */
    private PostgresStore database() {
        if (database == null) {
            PostgresProperties settings = properties.store().postgres();
            database = PostgresStore.open(new PostgresOptions(
                    settings.url(),
                    settings.user(),
                    settings.password(),
                    settings.schema(),
                    PostgresOptions.DEFAULT_CONNECTIONS,
                    PostgresOptions.DEFAULT_TIMEOUT,
                    JournalAssembly.syncPolicy(properties.store())));
        }
        return database;
    }

    private OutboundLog mapped(SessionIdentity identity) {
        StoreProperties store = properties.store();
        OutboundLogOptions options = new OutboundLogOptions(
                properties.dataDir().resolve("sessions").resolve(identity.id()),
                Math.toIntExact(store.outboundSegmentSize().toBytes()),
                store.outboundMaxSize().toBytes(),
                JournalAssembly.syncPolicy(store),
                JournalAssembly.bootId(),
                clock);
        return MappedOutboundLog.open(options);
    }

    /** After the sessions have stopped: the logs are theirs until then. */
    @Override
    public void close() {
        opened.forEach(OutboundLog::close);
        if (database != null) {
            database.close();
        }
    }
}
