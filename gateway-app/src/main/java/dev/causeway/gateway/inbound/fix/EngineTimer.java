package dev.causeway.gateway.inbound.fix;

import dev.causeway.store.StoreException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions' tick of a second: schedule, log-on, heartbeats. In the engine's own timer a session that fails keeps those
 * behind it from their tick, with a stack trace a second; a reset that the journal holds up fails.
 *
 * <p>Started and stopped by one thread; ticks on {@code gw-fix-timer-0}.
 */
final class EngineTimer {
    private static final Logger LOG = LoggerFactory.getLogger(EngineTimer.class);
    private static final long TICK_MILLIS = 1_000;

    private final Collection<FixSession> sessions;
    private final Map<String, String> failures = new HashMap<>();
    private ScheduledExecutorService timer;

    EngineTimer(Collection<FixSession> sessions) {
        this.sessions = sessions;
    }

    void start() {
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "gw-fix-timer-0");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleAtFixedRate(() -> sessions.forEach(this::tick), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }

    private void tick(FixSession session) {
        try {
            session.tickEngine();
            failures.remove(session.id());
        } catch (Throwable e) {
            // whatever it is, the ticks go on
            if (isOfTheStore(e)) {
                // told, and log-on held, by the session already
                LOG.debug("{}: {}", session.id(), e.getMessage());
            } else if (!e.toString().equals(failures.put(session.id(), e.toString()))) {
                LOG.error("{}: tick failed", session.id(), e);
            }
        }
    }

    private static boolean isOfTheStore(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof StoreException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }
}
