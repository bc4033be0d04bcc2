package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.GatewayProperties;
import dev.causeway.gateway.normalize.SessionTally;
import dev.causeway.gateway.ops.metrics.LatencySampler;
import dev.causeway.gateway.ops.switches.Switches;
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
import java.util.function.Consumer;

/** The gateway, joined: what it is made of, and its {@link GatewayLifecycle} in phases. Any thread. */
public final class Gateway {
    private final GatewayParts parts;
    private final GatewayLifecycle lifecycle;

    Gateway(GatewayParts parts) {
        this.parts = parts;
        lifecycle = new GatewayLifecycle(parts);
    }

    /** What Spring starts and stops, in the order of the start. */
    List<GatewayPhase> phases() {
        return lifecycle.phases();
    }

    /**
     * Starts everything, without Spring.
     *
     * @throws RuntimeException something cannot start; what had started is stopped again
     */
    void start() {
        try {
            phases().forEach(GatewayPhase::start);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    /** Stops what runs, in order, without Spring. */
    void stop() {
        lifecycle.stop();
    }

    /** When something else stopped the start before this was started: lets go of what was opened, the journal in order. */
    void release() {
        lifecycle.release();
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

    Switches switches() {
        return parts.switches();
    }

    /** When the journal committed a batch last, epoch nanoseconds; 0 before the first. Any thread. */
    long committedEpochNanos() {
        return parts.latencies().committedEpochNanos();
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
