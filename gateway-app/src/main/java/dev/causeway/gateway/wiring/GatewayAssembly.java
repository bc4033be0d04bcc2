package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.ConfigurationException;
import dev.causeway.gateway.config.ConsistencyCheck;
import dev.causeway.gateway.config.GatewayProperties;
import dev.causeway.gateway.config.PipelineProperties;
import dev.causeway.gateway.config.SessionProperties;
import dev.causeway.gateway.normalize.DefinitionAnnouncer;
import dev.causeway.gateway.normalize.JournaledInstruments;
import dev.causeway.gateway.normalize.SessionDirectory;
import dev.causeway.gateway.outbound.journal.JournalStage;
import dev.causeway.gateway.outbound.multicast.FeedChannel;
import dev.causeway.gateway.outbound.multicast.FeedPublisher;
import dev.causeway.gateway.outbound.multicast.RetransmissionServer;
import dev.causeway.gateway.pipeline.Pipeline;
import dev.causeway.gateway.pipeline.PipelineOptions;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.store.Journal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.OffsetEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;

/** Joins the stages, from the feed backwards to the venues. What it opened is closed again when something is wrong. */
final class GatewayAssembly {
    private final GatewayProperties properties;
    private final EpochNanoClock epochClock = new OffsetEpochNanoClock();
    private final NanoClock nanoClock = SystemNanoClock.INSTANCE;
    private final List<AutoCloseable> opened = new ArrayList<>();

    GatewayAssembly(GatewayProperties properties) {
        this.properties = properties;
    }

    Gateway assemble() {
        try {
            ConsistencyCheck.check(properties);
            return new Gateway(parts());
        } catch (RuntimeException e) {
            closeOpened(e);
            throw e;
        }
    }

    private GatewayParts parts() {
        Journal journal = opened(JournalAssembly.open(properties, epochClock));
        Map<SessionProperties, SessionIdentity> identities = identities(journal);
        int maxSessionNo = new SessionDirectory(journal).maxSessionNo();

        byte[] streamName = MoldHeader.session(journal.streamName());
        List<FeedChannel> channels = FeedAssembly.channels(properties.feed());
        opened.addAll(channels);
        FeedPublisher publisher = new FeedPublisher(streamName, journal.nextFeedSeq(), channels, nanoClock);
        RetransmissionServer retransmission = FeedAssembly.retransmissionServer(
                properties.feed().retransmission(), streamName, journal.newReader(), nanoClock);
        opened.add(retransmission::onClose);

        JournalStage journalStage = new JournalStage(journal, maxSessionNo);
        Pipeline pipeline = new Pipeline(pipelineOptions(), journalStage, publisher);
        JournaledInstruments instruments = new JournaledInstruments(journal.state(), pipeline);
        DefinitionAnnouncer announcer =
                new DefinitionAnnouncer(List.copyOf(identities.values()), instruments, pipeline, epochClock);
        SessionPorts ports = new SessionPorts(
                pipeline, journalStage.committed(), instruments, journalStage::storeFailure, nanoClock, epochClock);
        OutboundLogs outboundLogs = opened(new OutboundLogs(properties, epochClock));
        return new GatewayParts(
                properties,
                journal,
                journalStage,
                pipeline,
                channels,
                publisher,
                retransmission,
                announcer,
                List.of(
                        XbpAssembly.sessions(properties, identities, ports, outboundLogs),
                        FixAssembly.sessions(identities, ports, outboundLogs)),
                outboundLogs);
    }

    private Map<SessionProperties, SessionIdentity> identities(Journal journal) {
        SessionDirectory directory = new SessionDirectory(journal);
        Map<SessionProperties, SessionIdentity> identities = new LinkedHashMap<>();
        for (int i = 0; i < properties.sessions().size(); i++) {
            SessionProperties session = properties.sessions().get(i);
            char protocol = session.protocol() == SessionProperties.ProtocolName.FIX ? 'F' : 'X';
            try {
                SessionIdentity identity =
                        directory.identify(session.id(), session.venue(), protocol, session.number());
                if (protocol == 'F') {
                    directory.beginFirstEpoch(identity, epochClock.nanoTime());
                }
                identities.put(session, identity);
            } catch (IllegalArgumentException e) {
                throw new ConfigurationException("gateway.sessions[" + i + "]", session.id(), e.getMessage(), e);
            }
        }
        return identities;
    }

    private PipelineOptions pipelineOptions() {
        PipelineProperties pipeline = properties.pipeline();
        return new PipelineOptions(
                pipeline.ringSize(),
                pipeline.maxBatch(),
                PipelineOptions.Wait.valueOf(pipeline.waitStrategy().name()),
                pipeline.threads() == 1 ? PipelineOptions.Layout.ONE_THREAD : PipelineOptions.Layout.TWO_THREADS);
    }

    private <T extends AutoCloseable> T opened(T resource) {
        opened.add(resource);
        return resource;
    }

    private void closeOpened(RuntimeException cause) {
        for (int i = opened.size() - 1; i >= 0; i--) {
            try {
                opened.get(i).close();
            } catch (Exception e) {
                cause.addSuppressed(e);
            }
        }
    }
}
