package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.port.SessionControls;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Operators' work for the FIX sessions: the engine's own threads take no commands, so one thread, {@code gw-fix-operator-0},
 * runs them one after another, each between two messages of its session. Ended when idle. Any thread.
 */
final class OperatorQueue {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorQueue.class);
    private static final int CAPACITY = 64;

    private final ThreadPoolExecutor executor;

    OperatorQueue() {
        executor = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new ArrayBlockingQueue<>(CAPACITY), task -> {
            Thread thread = new Thread(task, "gw-fix-operator-0");
            thread.setDaemon(true);
            return thread;
        });
        executor.allowCoreThreadTimeOut(true);
    }

    /** @return false when there is no room */
    boolean offer(FixSession session, Consumer<SessionControls> work) {
        try {
            executor.execute(() -> {
                try {
                    session.operate(work);
                } catch (RuntimeException e) {
                    LOG.error("{}: command failed", session.id(), e);
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    void close() {
        executor.shutdownNow();
    }
}
