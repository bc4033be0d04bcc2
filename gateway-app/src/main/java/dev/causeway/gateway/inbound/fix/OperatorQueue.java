package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.port.SessionControls;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Operators' work for the FIX sessions: the engine's own threads take no commands, so a thread for each session, {@code
 * gw-fix-operator-<id>}, runs them one after another, each between two messages: a session that hangs holds up no command to
 * another one. Ended when idle. Any thread.
 */
final class OperatorQueue {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorQueue.class);
    private static final int CAPACITY = 64;

    private final Map<String, ThreadPoolExecutor> executors = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** @return false when there is no room */
    boolean offer(FixSession session, FixLink link, Consumer<SessionControls> work) {
        if (closed) {
            return false;
        }
        try {
            executors.computeIfAbsent(session.id(), OperatorQueue::executor).execute(() -> {
                try {
                    session.operate(engine -> work.accept(new FixControls(session, engine, link)));
                } catch (RuntimeException e) {
                    LOG.error("{}: command failed", session.id(), e);
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private static ThreadPoolExecutor executor(String id) {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new ArrayBlockingQueue<>(CAPACITY), task -> {
                    Thread thread = new Thread(task, "gw-fix-operator-" + id);
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    void close() {
        closed = true;
        executors.values().forEach(ThreadPoolExecutor::shutdownNow);
    }
}
