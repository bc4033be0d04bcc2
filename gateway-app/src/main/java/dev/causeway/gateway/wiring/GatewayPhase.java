package dev.causeway.gateway.wiring;

import dev.causeway.gateway.port.LogEvent;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * One step of the gateway's start and end, in Spring's order: the lowest number starts first and stops last, all of them
 * after, and before, the web servers. Each stop is on a thread of its own, so that what hangs holds the process up no longer
 * than the phase's time limit, and says how long it took.
 */
final class GatewayPhase implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayPhase.class);

    private final String name;
    private final int phase;
    private final Runnable start;
    private final BooleanSupplier stop;
    private volatile boolean running;
    private volatile boolean started;

    /**
     * @param name for the log, what stops: {@code sessions log out}
     * @param beforeLast how many phases start after this one
     * @param stop whether everything ended in order
     */
    GatewayPhase(String name, int beforeLast, Runnable start, BooleanSupplier stop) {
        this.name = name;
        this.phase = DEFAULT_PHASE - beforeLast;
        this.start = start;
        this.stop = stop;
    }

    @Override
    public int getPhase() {
        return phase;
    }

    /** @throws RuntimeException something of it cannot start; what had started is stopped again */
    @Override
    public void start() {
        started = true;
        running = true;
        try {
            start.run();
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

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
                "gw-stop-" + (DEFAULT_PHASE - phase));
        stopper.setDaemon(true);
        stopper.start();
    }

    @Override
    public void stop() {
        long begunNanos = System.nanoTime();
        boolean inOrder = stopInOrder();
        running = false;
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begunNanos);
        LOG.atInfo()
                .addKeyValue(LogEvent.KEY, LogEvent.GATEWAY_STOPPING.word())
                .addKeyValue("phase", name)
                .addKeyValue("millis", millis)
                .log("stopping: {}: {} in {} ms", name, inOrder ? "done" : "NOT in order", millis);
    }

    /** What fails in one phase keeps no other from ending. */
    private boolean stopInOrder() {
        try {
            return stop.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.error("stopping: {}: {}", name, e.toString(), e);
            return false;
        }
    }

    boolean wasStarted() {
        return started;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
