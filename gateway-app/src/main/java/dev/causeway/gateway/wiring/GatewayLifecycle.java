package dev.causeway.gateway.wiring;

import dev.causeway.gateway.ops.switches.SwitchKind;
import dev.causeway.gateway.ops.switches.Switches;
import dev.causeway.gateway.outbound.multicast.FeedChannel;
import dev.causeway.gateway.pipeline.StagePosition;
import dev.causeway.gateway.port.LogEvent;
import dev.causeway.gateway.port.VenueSessions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.NoOpIdleStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Start and end in four phases. Starts from the journal forwards to the venues, so that whoever receives can pass on; stops
 * from the venues backwards, so that everything received is passed on: sessions log out, pipeline drains, feed is flushed,
 * journal closed. Each step of an end is bounded. Phases run one after another.
 */
final class GatewayLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayLifecycle.class);
    private static final long LOGOUT_MILLIS = 3_000;
    private static final long END_STREAM_MILLIS = 1_000;
    private static final long DRAIN_MILLIS = 4_000;
    private static final long LOOK_FOR_ROLL_SECONDS = 1;
    private static final long SAMPLE_LATENCIES_SECONDS = 1;
    private static final long REPEAT_DEFINITIONS_SECONDS = 30;

    private final GatewayParts parts;
    private final AgentRunner retransmission;
    private final AgentRunner bulk;
    private final List<GatewayPhase> phases;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "gw-timer-0"));

    GatewayLifecycle(GatewayParts parts) {
        this.parts = parts;
        retransmission = runner(parts.retransmissionServer());
        bulk = runner(parts.bulkServer());
        phases = List.of(
                new GatewayPhase("journal", 3, () -> {}, this::closeJournal),
                new GatewayPhase("feed", 2, this::startFeed, this::closeFeed),
                new GatewayPhase("pipeline", 1, this::startPipeline, this::drainPipeline),
                new GatewayPhase("sessions", 0, this::connectSessions, this::logOutSessions));
    }

    /** In the order of their start. */
    List<GatewayPhase> phases() {
        return phases;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private static AgentRunner runner(Agent server) {
        return new AgentRunner(
                // select() is the idling
                new NoOpIdleStrategy(),
                error -> LOG.error("{}: {}", server.roleName(), error.toString(), error),
                null,
                server);
    }

    /** What operators switched off before the last end stays off. */
    private void startFeed() {
        Switches switches = parts.switches();
        for (FeedChannel channel : parts.channels()) {
            channel.enable(!switches.isOff(SwitchKind.CHANNEL, channel.name()));
        }
        for (String address : switches.off(SwitchKind.CLIENT)) {
            block(address);
        }
        AgentRunner.startOnThread(retransmission);
        AgentRunner.startOnThread(bulk);
    }

    private void block(String address) {
        try {
            InetAddress client = InetAddress.getByName(address);
            parts.retransmissionServer().block(client, true);
            parts.bulkServer().block(client, true);
        } catch (UnknownHostException e) {
            LOG.warn("client {} is not blocked any more: no address", address);
        }
    }

    private void startPipeline() {
        parts.pipeline().start();
        parts.announcer().run();
        timer.scheduleAtFixedRate(
                parts.announcer(), REPEAT_DEFINITIONS_SECONDS, REPEAT_DEFINITIONS_SECONDS, TimeUnit.SECONDS);
        timer.scheduleAtFixedRate(parts.roller(), 0, LOOK_FOR_ROLL_SECONDS, TimeUnit.SECONDS);
        timer.scheduleAtFixedRate(
                parts.latencies().sampler(), SAMPLE_LATENCIES_SECONDS, SAMPLE_LATENCIES_SECONDS, TimeUnit.SECONDS);
    }

    private void connectSessions() {
        List<String> down = parts.switches().off(SwitchKind.SESSION);
        if (!down.isEmpty()) {
            LOG.warn("sessions {} stay down: an operator disabled them", down);
        }
        for (VenueSessions sessions : parts.sessions()) {
            sessions.start(id -> !down.contains(id));
        }
        LOG.atInfo()
                .addKeyValue(LogEvent.KEY, LogEvent.GATEWAY_STARTED.word())
                .log(
                        "gateway {} runs: stream {}, {} sessions",
                        parts.properties().id(),
                        parts.journal().streamName(),
                        parts.properties().sessions().size());
    }

    /** Every protocol at once: sessions of one that hang keep no venue of another waiting for its Logout. */
    private boolean logOutSessions() {
        List<CompletableFuture<Boolean>> ends = parts.sessions().stream()
                .map(sessions -> CompletableFuture.supplyAsync(
                        () -> sessions.stop(LOGOUT_MILLIS),
                        task -> daemon(task, "gw-logout").start()))
                .toList();
        return ends.stream().map(CompletableFuture::join).reduce(true, Boolean::logicalAnd);
    }

    /** The timer ends first: whatever it would still put into the ring belongs to the next start. */
    private boolean drainPipeline() {
        timer.shutdownNow();
        boolean ended = !parts.properties().feed().endOnStop() || endStream();
        return parts.pipeline().stop(DRAIN_MILLIS) && ended;
    }

    /** Behind everything received; receivers are told at once and twice again before the channels close. */
    private boolean endStream() {
        try {
            return timer.awaitTermination(END_STREAM_MILLIS, TimeUnit.MILLISECONDS)
                    && new StreamEnd(parts.announcer(), parts.publisher()::ends)
                            .await(beganBefore(), END_STREAM_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Now, or, when the clock was set back, later than the stream's begin. */
    private long beganBefore() {
        long nowNanos = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        return Math.max(nowNanos, parts.journal().streams().get(0).beganNanos() + 1);
    }

    private boolean closeFeed() {
        retransmission.close();
        bulk.close();
        parts.channels().forEach(FeedChannel::close);
        return true;
    }

    /** Not while its thread still runs: what is left as it is, the next start recovers. */
    private boolean closeJournal() {
        boolean owned = parts.pipeline().stages().stream().anyMatch(StagePosition::alive);
        if (!owned) {
            parts.close();
        }
        return !owned;
    }

    /** What runs, from the venues backwards. */
    void stop() {
        List<GatewayPhase> backwards = new ArrayList<>(phases);
        Collections.reverse(backwards);
        backwards.stream().filter(GatewayPhase::isRunning).forEach(GatewayPhase::stop);
    }

    /** Lets go of what was assembled and not started, or not stopped, the journal in order. */
    void release() {
        stop();
        if (phases.stream().noneMatch(GatewayPhase::wasStarted)) {
            closeFeed();
            closeJournal();
        }
    }
}
