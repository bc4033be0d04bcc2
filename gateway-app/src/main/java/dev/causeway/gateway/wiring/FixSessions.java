package dev.causeway.gateway.wiring;

import dev.causeway.gateway.inbound.fix.FixGateway;
import dev.causeway.gateway.inbound.fix.FixSessionView;
import dev.causeway.gateway.inbound.gap.GapView;
import dev.causeway.gateway.port.SessionControls;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.SessionView;
import dev.causeway.gateway.port.VenueSessions;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.agrona.concurrent.EpochNanoClock;

/** The FIX sessions as the gateway starts, stops and shows them. */
final class FixSessions implements VenueSessions {
    private final FixGateway gateway;
    private final Map<String, Configured> configured;
    private final EpochNanoClock clock;

    /** What the engine does not show: the identity, the endpoints it tries in turn. */
    record Configured(SessionIdentity identity, List<String> endpoints) {}

    FixSessions(FixGateway gateway, List<Configured> configured, EpochNanoClock clock) {
        this.gateway = gateway;
        this.clock = clock;
        this.configured = configured.stream()
                .collect(Collectors.toMap(each -> each.identity().id(), Function.identity()));
    }

    @Override
    public void start() {
        try {
            gateway.start();
        } catch (IllegalArgumentException e) {
            throw FixAssembly.refused(configured.keySet(), e);
        }
    }

    /** The engine waits for the venues' answers for two seconds of its own; the limit is not passed on. */
    @Override
    public void stop(long timeoutMillis) {
        gateway.stop();
    }

    @Override
    public List<SessionView> views() {
        return gateway.views().stream().map(this::view).toList();
    }

    @Override
    public boolean execute(String id, Consumer<SessionControls> work) {
        return gateway.operate(id, work);
    }

    private SessionView view(FixSessionView session) {
        SessionStatusCode state = session.state();
        Configured settings = configured.get(session.id());
        return new SessionView(
                settings.identity(),
                state.name(),
                state != SessionStatusCode.DISCONNECTED,
                state == SessionStatusCode.LOGGED_ON || state == SessionStatusCode.RECOVERING,
                String.join(", ", settings.endpoints()),
                session.epoch(),
                session.nextTarget(),
                session.nextSender(),
                GapView.at(clock.nanoTime(), session.gaps()),
                session.held(),
                session.heardEpochNanos(),
                session.lastError().isEmpty() ? null : session.lastError(),
                counters(session));
    }

    private Map<String, Long> counters(FixSessionView session) {
        Map<String, Long> counters = new LinkedHashMap<>(gateway.logCounts(session.id()));
        FixSessionView.Counters counts = session.counters();
        counters.put("messages", counts.messages());
        counters.put("bytes", counts.bytes());
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
        return counters;
    }
}
