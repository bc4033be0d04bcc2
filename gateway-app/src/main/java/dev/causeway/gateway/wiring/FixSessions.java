package dev.causeway.gateway.wiring;

import dev.causeway.gateway.inbound.fix.FixGateway;
import dev.causeway.gateway.inbound.fix.FixLinkView;
import dev.causeway.gateway.inbound.fix.FixSessionView;
import dev.causeway.gateway.inbound.fix.ScheduleWindow;
import dev.causeway.gateway.inbound.gap.GapView;
import dev.causeway.gateway.port.SessionControls;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.SessionView;
import dev.causeway.gateway.port.VenueSession;
import dev.causeway.gateway.port.VenueSessions;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.agrona.concurrent.EpochNanoClock;

/** The FIX sessions as the gateway starts, stops and shows them. */
final class FixSessions implements VenueSessions {
    private final FixGateway gateway;
    private final Map<String, Configured> configured;
    private final EpochNanoClock clock;

    /** What the stage does not know: the identity, and the endpoints as long as nothing was started. */
    record Configured(SessionIdentity identity, List<String> endpoints) {}

    FixSessions(FixGateway gateway, List<Configured> configured, EpochNanoClock clock) {
        this.gateway = gateway;
        this.clock = clock;
        this.configured = configured.stream()
                .collect(Collectors.toMap(each -> each.identity().id(), Function.identity()));
    }

    @Override
    public void start(Predicate<String> wanted) {
        try {
            gateway.start(wanted);
        } catch (IllegalArgumentException e) {
            throw FixAssembly.refused(configured.keySet(), e);
        }
    }

    /** The engine waits for the venues' answers for two seconds of its own; the limit is not passed on. */
    @Override
    public boolean stop(long timeoutMillis) {
        gateway.stop();
        return true;
    }

    @Override
    public List<SessionView> views() {
        Map<String, FixLinkView> links =
                gateway.links().stream().collect(Collectors.toMap(FixLinkView::id, Function.identity()));
        return gateway.views().stream()
                .map(session -> view(session, links.get(session.id())))
                .toList();
    }

    @Override
    public boolean execute(String id, Consumer<SessionControls> work) {
        return gateway.operate(id, work);
    }

    @Override
    public boolean withSession(String id, Consumer<VenueSession> work) {
        work.accept(gateway.session(id));
        return true;
    }

    private SessionView view(FixSessionView session, FixLinkView link) {
        SessionStatusCode state = session.state();
        Configured settings = configured.get(session.id());
        return new SessionView(
                settings.identity(),
                state.name(),
                state != SessionStatusCode.DISCONNECTED && state != SessionStatusCode.FAILED,
                state == SessionStatusCode.LOGGED_ON || state == SessionStatusCode.RECOVERING,
                link == null ? settings.endpoints().get(0) : link.endpoint(),
                session.epoch(),
                session.committedTarget(),
                session.nextTarget(),
                session.nextSender(),
                GapView.at(clock.nanoTime(), session.gaps()),
                session.held(),
                link == null ? 0 : link.unsentBytes(),
                link == null ? null : schedule(link.window()),
                session.heardEpochNanos(),
                session.lastError().isEmpty() ? null : session.lastError(),
                counters(session));
    }

    private static SessionView.Schedule schedule(ScheduleWindow window) {
        return window == null ? null : new SessionView.Schedule(window.within(), window.nextStart(), window.nextEnd());
    }

    private Map<String, Long> counters(FixSessionView session) {
        Map<String, Long> counters = new LinkedHashMap<>(gateway.logCounts(session.id()));
        FixSessionView.Counters counts = session.counters();
        counters.put("messages", counts.messages());
        counters.put("bytes", counts.bytes());
        counters.put("express", counts.express());
        counters.put("unmapped", counts.unmapped());
        counters.put("poison", counts.poison());
        counters.put("refused", counts.refused());
        counters.put("truncated", counts.truncated());
        counters.put("garbled", counts.garbled());
        counters.put("duplicates", counts.duplicates());
        counters.put("held-dropped", counts.heldDropped());
        counters.put("refused-increments", counts.refusedIncrements());
        counters.put("lost", counts.lost());
        counters.put("rejects", counts.rejects());
        counters.put("resend-requests", counts.resendRequestsSent());
        counters.put("resend-requests-received", counts.resendRequestsReceived());
        counters.put("sent", counts.sent());
        counters.put("gap-moves", counts.gapMoves());
        counters.put("gap-alarms", counts.gapAlarms());
        counters.put("resent", counts.resent());
        counters.put("undelivered", counts.undelivered());
        return counters;
    }
}
