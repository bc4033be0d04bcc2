package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.ConfigurationException;
import dev.causeway.gateway.config.ConsistencyCheck;
import dev.causeway.gateway.config.GatewayProperties;
import dev.causeway.gateway.config.PipelineProperties;
import dev.causeway.gateway.config.SessionProperties;
import dev.causeway.gateway.normalize.DefinitionAnnouncer;
import dev.causeway.gateway.normalize.JournaledInstruments;
import dev.causeway.gateway.normalize.SessionDirectory;
import dev.causeway.gateway.ops.switches.Switches;
import dev.causeway.gateway.outbound.journal.JournalStage;
import dev.causeway.gateway.outbound.multicast.BulkServer;
import dev.causeway.gateway.outbound.multicast.FeedChannel;
import dev.causeway.gateway.outbound.multicast.FeedPublisher;
import dev.causeway.gateway.outbound.multicast.RetransmissionServer;
import dev.causeway.gateway.outbound.multicast.StreamName;
import dev.causeway.gateway.pipeline.Pipeline;
import dev.causeway.gateway.pipeline.PipelineLatencies;
import dev.causeway.gateway.pipeline.PipelineOptions;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.store.Journal;
import dev.causeway.store.JournalStream;
import dev.causeway.store.StoreException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.OffsetEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundles;

/** Joins the stages, from the feed backwards to the venues. What it opened is closed again when something is wrong. */
final class GatewayAssembly {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayAssembly.class);
    private static final long TELL_END_AGAIN_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final GatewayProperties properties;
    private final SslBundles bundles;
    private final EpochNanoClock epochClock = new OffsetEpochNanoClock();
    private final NanoClock nanoClock = SystemNanoClock.INSTANCE;
    private final List<AutoCloseable> opened = new ArrayList<>();

    GatewayAssembly(GatewayProperties properties, SslBundles bundles) {
        this.properties = properties;
        this.bundles = bundles;
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

        List<FeedChannel> channels = FeedAssembly.channels(properties.feed());
        opened.addAll(channels);
        FeedPublisher publisher = publisher(journal, channels);
        RetransmissionServer retransmission =
                FeedAssembly.retransmissionServer(properties.feed().retransmission(), journal::streams, nanoClock);
        opened.add(retransmission::onClose);
        BulkServer bulk = FeedAssembly.bulkServer(properties.feed().retransmission(), journal::streams, nanoClock);
        opened.add(bulk::onClose);

        JournalStage journalStage = new JournalStage(
                journal,
                maxSessionNo,
                (last, epochNanos) -> StreamName.next(properties.id(), last, Instant.ofEpochSecond(0, epochNanos)));
        PipelineLatencies latencies = new PipelineLatencies(epochClock);
        Pipeline pipeline = new Pipeline(
                pipelineOptions(),
                latencies.timed(journalStage),
                latencies.timed(publisher, properties.pipeline().ringSize()));
        SessionTallies tallies = new SessionTallies(pipeline);
        JournaledInstruments instruments = new JournaledInstruments(journal.state(), pipeline);
        DefinitionAnnouncer announcer =
                new DefinitionAnnouncer(List.copyOf(identities.values()), instruments, pipeline, epochClock);
        StreamRoller roller =
                new StreamRoller(journal::streams, announcer, FeedAssembly.rollSchedule(properties.feed()), epochClock);
        SessionPorts ports = new SessionPorts(
                pipeline,
                tallies,
                journalStage.committed(),
                instruments,
                journalStage::storeFailure,
                nanoClock,
                epochClock);
        OutboundLogs outboundLogs = opened(new OutboundLogs(properties, epochClock));
        return new GatewayParts(
                properties,
                journal,
                journalStage,
                pipeline,
                channels,
                publisher,
                retransmission,
                bulk,
                announcer,
                roller,
                new LatencyMeters(latencies, properties),
                tallies,
                List.of(
                        new XbpAssembly(identities, new TlsAssembly(bundles)).sessions(properties, ports, outboundLogs),
                        new FixAssembly(new FixOptions(new TlsAssembly(bundles)), FixStageAssembly.of(properties))
                                .sessions(identities, ports, outboundLogs)),
                switches(),
                outboundLogs);
    }

    /** What was switched off by hand stays off; a file that cannot be read is for somebody to look at. */
    private Switches switches() {
        Path file = properties.dataDir().resolve("operations/switches");
        try {
            return new Switches(file);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new ConfigurationException("gateway.data-dir", properties.dataDir(), e.getMessage(), e);
        }
    }

    /** A process that died soon after it began a stream may not have told of the old one's end: this one does. */
    private FeedPublisher publisher(Journal journal, List<FeedChannel> channels) {
        FeedPublisher publisher =
                new FeedPublisher(MoldHeader.session(journal.streamName()), journal.nextFeedSeq(), channels, nanoClock);
        List<JournalStream> streams = journal.streams();
        boolean continued = journal.streamName().equals(journal.recovery().streamName());
        boolean young = epochClock.nanoTime() - streams.get(0).beganNanos() < TELL_END_AGAIN_NANOS;
        if (continued && young && streams.size() > 1) {
            try {
                JournalStream ended = streams.get(1);
                publisher.resumeEnd(MoldHeader.session(ended.name()), ended.position() + 1);
            } catch (StoreException e) {
                LOG.warn("the end of the stream before is not told again: {}", e.getMessage());
            }
        }
        return publisher;
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
                pipeline.batch(properties.store().sync()),
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
