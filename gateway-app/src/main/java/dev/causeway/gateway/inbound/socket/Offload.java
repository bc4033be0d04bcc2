package dev.causeway.gateway.inbound.socket;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * A few threads {@code gw-<loop>-aside-<n>} for what would hold up a loop: name look-ups, certificate checks. They end when
 * idle. What is not done in time is given up by the connection's own time limit. Owner of the queue: any thread.
 */
final class Offload implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int CAPACITY = 1024;
    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads;
    private final NameLookup names;

    Offload(String roleName, NameLookup names) {
        this.names = names;
        AtomicInteger count = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(CAPACITY), task -> {
                    Thread thread = new Thread(task, roleName + "-aside-" + count.getAndIncrement());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** @return false when too much waits already */
    boolean run(Runnable task) {
        try {
            threads.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** @param answer takes the address, or null and why there is none; called by another thread */
    boolean resolve(String host, BiConsumer<InetAddress, String> answer) {
        return run(() -> {
            InetAddress address = null;
            String failure = "";
            try {
                address = names.lookUp(host);
            } catch (UnknownHostException e) {
                failure = "host name '" + host + "' not resolved";
            }
            answer.accept(address, failure);
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
