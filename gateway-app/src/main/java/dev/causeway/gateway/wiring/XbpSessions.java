package dev.causeway.gateway.wiring;

import dev.causeway.gateway.inbound.gap.GapView;
import dev.causeway.gateway.inbound.xbp.SessionState;
import dev.causeway.gateway.inbound.xbp.XbpGateway;
import dev.causeway.gateway.inbound.xbp.XbpSessionStatus;
import dev.causeway.gateway.inbound.xbp.XbpSessionView;
import dev.causeway.gateway.port.CommittedNumbers;
import dev.causeway.gateway.port.SessionControls;
import dev.causeway.gateway.port.SessionView;
import dev.causeway.gateway.port.SocketView;
import dev.causeway.gateway.port.VenueSession;
import dev.causeway.gateway.port.VenueSessions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The XBP sessions as the gateway starts, stops and shows them. */
final class XbpSessions implements VenueSessions {
    private static final Logger LOG = LoggerFactory.getLogger(XbpSessions.class);

    private final List<XbpGateway> loops;
    private final CommittedNumbers committed;

    XbpSessions(List<XbpGateway> loops, CommittedNumbers committed) {
        this.loops = List.copyOf(loops);
        this.committed = committed;
    }

    @Override
    public void start(Predicate<String> wanted) {
        loops.forEach(loop -> loop.start(Thread::new, wanted));
    }

    @Override
    public boolean stop(long timeoutMillis) {
        long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        loops.forEach(XbpGateway::beginStop);
        boolean inOrder = true;
        for (XbpGateway loop : loops) {
            long leftNanos = Math.max(0, deadlineNanos - System.nanoTime());
            inOrder &= stop(loop, TimeUnit.NANOSECONDS.toMillis(leftNanos));
        }
        if (!inOrder) {
            LOG.warn("not every XBP session ended in order within {} ms", timeoutMillis);
        }
        return inOrder;
    }

    private static boolean stop(XbpGateway loop, long timeoutMillis) {
        try {
            return loop.stop(timeoutMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            loop.close();
            return false;
        }
    }

    @Override
    public List<SessionView> views() {
        return loops.stream()
                .flatMap(loop -> loop.views().stream())
                .map(this::view)
                .toList();
    }

    @Override
    public boolean execute(String id, Consumer<SessionControls> work) {
        return loop(id).operate(id, work);
    }

    @Override
    public boolean withSession(String id, Consumer<VenueSession> work) {
        return loop(id).withSession(id, work);
    }

    private XbpGateway loop(String id) {
        return loops.stream()
                .filter(loop -> loop.views().stream()
                        .anyMatch(view -> view.identity().id().equals(id)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("session '" + id + "' is not an XBP session"));
    }

    @Override
    public List<SocketView> sockets() {
        return loops.stream().flatMap(loop -> loop.sockets().stream()).toList();
    }

    private SessionView view(XbpSessionView session) {
        long committedExpected = committed.committedExpected(session.identity().sessionNo());
        XbpSessionStatus status = session.status();
        long nowNanos = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        return new SessionView(
                session.identity(),
                status.failed() ? "FAILED" : status.state().name(),
                status.state() != SessionState.DISCONNECTED && status.state() != SessionState.CONNECTING,
                status.state() == SessionState.ESTABLISHED || status.state() == SessionState.RECOVERING,
                status.endpoint(),
                status.epoch(),
                committedExpected,
                status.nextExpected(),
                status.nextOutbound(),
                GapView.at(nowNanos, status.gaps()),
                status.held(),
                status.unsentBytes(),
                null,
                status.lastReceivedEpochNanos(),
                status.lastError().isEmpty() ? null : status.lastError(),
                counters(status.counts()));
    }

    private static Map<String, Long> counters(XbpSessionStatus.Counts counts) {
        Map<String, Long> counters = new LinkedHashMap<>();
        counters.put("messages", counts.messages());
        counters.put("bytes", counts.bytes());
        counters.put("duplicates", counts.duplicates());
        counters.put("gaps", counts.gaps());
        counters.put("lost", counts.lost());
        counters.put("resend-requests", counts.resendRequests());
        counters.put("resend-requests-received", counts.resendRequestsReceived());
        counters.put("decode-errors", counts.decodeErrors());
        counters.put("reconnects", counts.reconnects());
        counters.put("overflows", counts.overflows());
        counters.put("sent", counts.sent());
        counters.put("gap-moves", counts.gapMoves());
        counters.put("gap-alarms", counts.gapAlarms());
        return counters;
    }
}
