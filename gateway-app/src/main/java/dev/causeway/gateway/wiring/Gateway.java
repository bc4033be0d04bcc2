package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.GatewayProperties;
import dev.causeway.gateway.normalize.DefinitionAnnouncer;
import dev.causeway.gateway.normalize.SessionTally;
import dev.causeway.gateway.ops.metrics.LatencySampler;
import dev.causeway.gateway.outbound.journal.JournalStage;
import dev.causeway.gateway.outbound.multicast.BulkServer;
import dev.causeway.gateway.outbound.multicast.FeedChannel;
import dev.causeway.gateway.outbound.multicast.FeedPublisher;
import dev.causeway.gateway.outbound.multicast.RetransmissionServer;
import dev.causeway.gateway.pipeline.Pipeline;
import dev.causeway.gateway.port.SessionControls;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.SessionView;
import dev.causeway.gateway.port.SocketView;
import dev.causeway.gateway.port.VenueSession;
import dev.causeway.gateway.port.VenueSessions;
import dev.causeway.store.Journal;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.NoOpIdleStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The running gateway. Starts from the feed backwards, so that whoever receives can pass on; stops from the venues
 * forwards, so that everything received is passed on: sessions log out, pipeline drains, feed is flushed, journal closed.
 * The feed's session is not ended: a restart continues it.
 */
public final class Gateway implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final long LOGOUT_MILLIS = 3_000;
    private static final long DRAIN_MILLIS = 5_000;
    private static final long LOOK_FOR_ROLL_SECONDS = 1;
    private static final long SAMPLE_LATENCIES_SECONDS = 1;
    private static final long REPEAT_DEFINITIONS_SECONDS = 30;

    private final GatewayParts parts;
    private final AgentRunner retransmission;
    private final AgentRunner bulk;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "gw-timer-0");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running;
    private boolean started;

    Gateway(GatewayParts parts) {
        this.parts = parts;
        retransmission = runner(parts.retransmissionServer());
        bulk = runner(parts.bulkServer());
    }

    private static AgentRunner runner(Agent server) {
        return new AgentRunner(
                // select() is the idling
                new NoOpIdleStrategy(),
                error -> LOG.error("{}: {}", server.roleName(), error.toString(), error),
                null,
                server);
    }

    /** @throws RuntimeException something cannot start; what had started is stopped again */
    @Override
    public void start() {
        started = true;
        try {
            startParts();
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private void startParts() {
        parts.pipeline().start();
        AgentRunner.startOnThread(retransmission);
        AgentRunner.startOnThread(bulk);
        DefinitionAnnouncer announcer = parts.announcer();
        announcer.run();
        timer.scheduleAtFixedRate(announcer, REPEAT_DEFINITIONS_SECONDS, REPEAT_DEFINITIONS_SECONDS, TimeUnit.SECONDS);
        timer.scheduleAtFixedRate(parts.roller(), 0, LOOK_FOR_ROLL_SECONDS, TimeUnit.SECONDS);
        timer.scheduleAtFixedRate(
                parts.latencies().sampler(), SAMPLE_LATENCIES_SECONDS, SAMPLE_LATENCIES_SECONDS, TimeUnit.SECONDS);
        parts.sessions().forEach(VenueSessions::start);
        running = true;
        LOG.info(
                "gateway {} runs: stream {}, {} sessions",
                parts.properties().id(),
                parts.journal().streamName(),
                views().size());
    }

    /** On a thread of its own, so that whatever hangs holds the process up no longer than the phase's time limit. */
    @Override
    public void stop(Runnable done) {
        Thread stopper = new Thread(
                () -> {
                    try {
                        stop();
                    } finally {
                        done.run();
                    }
                },
                "gw-stop-0");
        stopper.setDaemon(true);
        stopper.start();
    }

    @Override
    public void stop() {
        parts.sessions().forEach(sessions -> sessions.stop(LOGOUT_MILLIS));
        timer.shutdownNow();
        boolean drained = parts.pipeline().stop(DRAIN_MILLIS);
        retransmission.close();
        bulk.close();
        parts.channels().forEach(FeedChannel::close);
        parts.close();
        running = false;
        LOG.info("gateway stopped, pipeline drained: {}", drained);
    }

    /** When something else stopped the start before this was started: lets go of what was opened, the journal in order. */
    void release() {
        if (!started) {
            retransmission.close();
            bulk.close();
            parts.channels().forEach(FeedChannel::close);
            parts.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Where every session stands. */
    public List<SessionView> views() {
        return parts.sessions().stream()
                .flatMap(sessions -> sessions.views().stream())
                .toList();
    }

    /**
     * Where one session stands.
     *
     * @throws IllegalArgumentException none has this id
     */
    public SessionView view(String id) {
        return views().stream()
                .filter(view -> view.identity().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no session '" + id + "'"));
    }

    /** As {@link VenueSessions#execute}, for every session there is. */
    public boolean execute(String id, Consumer<SessionControls> work) {
        return sessionsOf(id).execute(id, work);
    }

    /** As {@link VenueSessions#withSession}, for every session there is. */
    public boolean withSession(String id, Consumer<VenueSession> work) {
        return sessionsOf(id).withSession(id, work);
    }

    private VenueSessions sessionsOf(String id) {
        return parts.sessions().stream()
                .filter(sessions -> sessions.views().stream()
                        .anyMatch(view -> view.identity().id().equals(id)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no session '" + id + "'"));
    }

    /** The sockets of the sessions, as granted. */
    public List<SocketView> sockets() {
        return parts.sessions().stream()
                .flatMap(sessions -> sessions.sockets().stream())
                .toList();
    }

    public Pipeline pipeline() {
        return parts.pipeline();
    }

    public JournalStage journalStage() {
        return parts.journalStage();
    }

    public FeedPublisher publisher() {
        return parts.publisher();
    }

    public List<FeedChannel> channels() {
        return parts.channels();
    }

    public RetransmissionServer retransmissionServer() {
        return parts.retransmissionServer();
    }

    public BulkServer bulkServer() {
        return parts.bulkServer();
    }

    /**
     * Ends the feed's stream and begins the next one, within about a second; done when {@link Journal#streamName} has
     * changed. Any thread.
     */
    public void rollStream() {
        parts.roller().request();
    }

    SessionTally tally(SessionIdentity identity) {
        return parts.tallies().of(identity);
    }

    LatencySampler latencies() {
        return parts.latencies().sampler();
    }

    public GatewayProperties properties() {
        return parts.properties();
    }

    public Journal journal() {
        return parts.journal();
    }
}
