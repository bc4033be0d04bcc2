package dev.causeway.benchmarks.peer.artio;

import dev.causeway.benchmarks.peer.CountedArrivals;
import dev.causeway.benchmarks.peer.PeerOptions;
import io.aeron.archive.Archive;
import io.aeron.archive.ArchiveThreadingMode;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import java.util.List;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import uk.co.real_logic.artio.Reply;
import uk.co.real_logic.artio.engine.DefaultEngineScheduler;
import uk.co.real_logic.artio.engine.EngineConfiguration;
import uk.co.real_logic.artio.engine.FixEngine;
import uk.co.real_logic.artio.library.FixLibrary;
import uk.co.real_logic.artio.library.LibraryConfiguration;
import uk.co.real_logic.artio.library.SessionConfiguration;
import uk.co.real_logic.artio.session.Session;

/**
 * Driver, engine and library with as few threads as work: two cores serve the venue too. Framer and indexer have one each, as
 * by the engine's default. On one thread (its {@code LowResourceEngineScheduler}) the framer waits for room in a stream that the
 * indexer reads, which then does not, and a flood all but stops.
 */
final class Engine {
    private static final int FRAGMENTS_A_POLL = 20;
    private static final String IPC = "aeron:ipc";
    private static final String ARCHIVE_REQUESTS = "aeron:udp?endpoint=127.0.0.1:0";

    private final PeerOptions options;
    private final boolean archive;
    private final String aeronDirectory;

    Engine(PeerOptions options, boolean archive) {
        this.options = options;
        this.archive = archive;
        this.aeronDirectory = options.workDir().resolve("aeron").toString();
    }

    void start(CountedArrivals arrivals) {
        MediaDriver.launch(new MediaDriver.Context()
                .threadingMode(ThreadingMode.SHARED)
                .sharedIdleStrategy(idle())
                .dirDeleteOnStart(true)
                .aeronDirectoryName(aeronDirectory));
        if (archive) {
            Archive.launch(archiveContext());
        }
        FixEngine.launch(engine());
        Thread poller = new Thread(() -> poll(arrivals), "bench-artio-library");
        poller.setDaemon(true);
        poller.start();
    }

    private Archive.Context archiveContext() {
        return new Archive.Context()
                .threadingMode(ArchiveThreadingMode.SHARED)
                .idleStrategySupplier(Engine::idle)
                .deleteArchiveOnStart(true)
                .aeronDirectoryName(aeronDirectory)
                .archiveDirectoryName(options.workDir().resolve("archive").toString())
                .controlChannel(ARCHIVE_REQUESTS)
                .replicationChannel(ARCHIVE_REQUESTS)
                .recordingEventsEnabled(false);
    }

    private EngineConfiguration engine() {
        EngineConfiguration configuration = new EngineConfiguration()
                .libraryAeronChannel(IPC)
                .logFileDir(options.workDir().resolve("logs").toString())
                .logInboundMessages(archive)
                .logOutboundMessages(archive)
                .scheduler(new DefaultEngineScheduler());
        configuration.monitoringFile(
                options.workDir().resolve("engine-counters").toString());
        configuration.framerIdleStrategy(idle());
        configuration.aeronContext().aeronDirectoryName(aeronDirectory);
        if (archive) {
            configuration
                    .aeronArchiveContext()
                    .aeronDirectoryName(aeronDirectory)
                    .controlRequestChannel(IPC)
                    .controlResponseChannel(IPC);
        }
        return configuration;
    }

    private void poll(CountedArrivals arrivals) {
        LibraryConfiguration configuration = new LibraryConfiguration()
                .sessionAcquireHandler((session, acquired) -> new Counting(arrivals))
                .libraryAeronChannels(List.of(IPC));
        configuration.monitoringFile(
                options.workDir().resolve("library-counters").toString());
        configuration.aeronContext().aeronDirectoryName(aeronDirectory);
        IdleStrategy idle = idle();
        FixLibrary library = FixLibrary.connect(configuration);
        while (!library.isConnected()) {
            idle.idle(library.poll(FRAGMENTS_A_POLL));
        }
        Reply<Session> reply = library.initiate(SessionConfiguration.builder()
                .address("127.0.0.1", options.venuePort())
                .senderCompId(PeerOptions.US)
                .targetCompId(PeerOptions.VENUE)
                .build());
        while (reply.isExecuting() || reply.hasCompleted()) {
            idle.idle(library.poll(FRAGMENTS_A_POLL));
        }
        throw new IllegalStateException("the session could not be begun: " + reply.state(), reply.error());
    }

    /** As the engine's own default: spins, yields, then sleeps up to 1 ms. */
    private static IdleStrategy idle() {
        return new BackoffIdleStrategy(100, 100, 1_000, 1_000_000);
    }
}
