package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.log.FixLogs;
import dev.causeway.gateway.inbound.fix.log.LogSink;
import dev.causeway.gateway.port.SessionControls;
import dev.causeway.gateway.port.VenueSession;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.DefaultSessionFactory;
import quickfix.DefaultSessionScheduleFactory;
import quickfix.RuntimeError;
import quickfix.SessionID;
import quickfix.SessionSettings;

/**
 * The FIX sessions of the gateway. Built, started and stopped by one thread; {@link #views} by any. The engine registers
 * sessions statically: two gateways with one session identity cannot share a JVM.
 */
public final class FixGateway {
    private final Map<SessionID, FixSession> sessions = new LinkedHashMap<>();
    private final OperatorQueue operators = new OperatorQueue();
    private final FixLogs logs;
    private final FixConnector connector;

    /**
     * One session and what it is joined to.
     *
     * @param settings the session
     * @param ports its ports
     */
    public record Wired(FixSessionSettings settings, FixSessionPorts ports) {}

    /** Sessions with the usual options. */
    public FixGateway(List<Wired> wired, FixRuntime runtime) {
        this(wired, runtime, FixStageOptions.DEFAULTS);
    }

    /**
     * Opens the sessions where their stores stand; connects nothing.
     *
     * @throws IllegalArgumentException two sessions have one identity, or settings the engine refuses
     * @throws dev.causeway.store.StoreException a store cannot be opened
     */
    public FixGateway(List<Wired> wired, FixRuntime runtime, FixStageOptions options) {
        logs = new FixLogs(options.log(), runtime.epochClock());
        Map<SessionID, LogSink> sinks = new HashMap<>();
        for (Wired one : wired) {
            FixSession session = new FixSession(one.settings(), one.ports(), runtime);
            if (sessions.put(session.sessionId(), session) != null) {
                throw new IllegalArgumentException("two sessions are " + session.sessionId());
            }
            sinks.put(session.sessionId(), logs.sink(session.id()));
        }
        DefaultSessionFactory factory = new DefaultSessionFactory(
                new FixApplication(sessions),
                id -> sessions.get(id).store(),
                id -> sessions.get(id).held(),
                id -> new SessionLog(sessions.get(id), sinks.get(id)),
                new DefaultMessageFactory(),
                new DefaultSessionScheduleFactory());
        try {
            SessionSettings settings =
                    EngineSettings.of(wired.stream().map(Wired::settings).toList(), options.logonTimeout());
            SessionFilters filters = new SessionFilters(sessions, runtime.epochClock(), options);
            connector = new FixConnector(settings, factory, filters, sessions, runtime.monotonicClock());
        } catch (ConfigError e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Connects every session and keeps connecting; as {@link #start(Predicate)}. */
    public void start() {
        start(id -> true);
    }

    /**
     * Connects and keeps connecting.
     *
     * @param wanted which sessions, by id; the others stay down until an operator connects them
     * @throws IllegalArgumentException settings the engine refuses, for example a dictionary that cannot be read
     */
    public void start(Predicate<String> wanted) {
        if (sessions.isEmpty()) {
            return;
        }
        logs.start();
        try {
            connector.wanted(wanted);
            connector.start();
        } catch (ConfigError | RuntimeError e) {
            logs.close();
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Logs out, waits for the answers within the engine's two seconds, disconnects. The ring must still take messages. */
    public void stop() {
        operators.close();
        sessions.values().forEach(FixSession::logOut);
        connector.stop(false);
        logs.close();
    }

    /**
     * What of a session's log was lost: {@code log-dropped}, lines that found the buffer full, and {@code log-unwritten},
     * those that a file did not take. Any thread.
     */
    public Map<String, Long> logCounts(String id) {
        return Map.of("log-dropped", logs.dropped(id), "log-unwritten", logs.unwritten(id));
    }

    /** The sessions as they are now, in the order of their configuration. */
    public List<FixSessionView> views() {
        return sessions.values().stream().map(FixSession::view).toList();
    }

    /** Their connections, in the same order; none before the start. */
    public List<FixLinkView> links() {
        Instant now = Instant.now();
        return connector.links().values().stream().map(link -> link.view(now)).toList();
    }

    /**
     * Queues an operator's work to one session; it runs between two messages.
     *
     * @return false when the queue is full
     * @throws IllegalArgumentException none has this id
     */
    public boolean operate(String id, Consumer<SessionControls> work) {
        return operators.offer(one(id), connector.links().get(id), work);
    }

    /**
     * The way out to one session's venue. Any thread may send, one at a time: the caller's thread does all the work, which is
     * to map, to store and to put the bytes behind those that wait for the socket.
     *
     * @throws IllegalArgumentException none has this id
     */
    public VenueSession session(String id) {
        return one(id).outbound();
    }

    private FixSession one(String id) {
        return sessions.values().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("session '" + id + "' is not a FIX session"));
    }
}
