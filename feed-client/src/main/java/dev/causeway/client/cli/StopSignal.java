package dev.causeway.client.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns SIGINT and SIGTERM into a flag and lets the main thread finish: summary first, then its own exit status. Any thread.
 */
final class StopSignal {
    private static final long FINISH_SECONDS = 10;

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean raised;
    private volatile int exitStatus;

    /** Watches the process's end from now on. */
    StopSignal install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::onShutdown, "feed-client-stop"));
        return this;
    }

    boolean isRaised() {
        return raised;
    }

    /** The main thread has done all it had to do. */
    void finish(int status) {
        exitStatus = status;
        finished.countDown();
    }

    private void onShutdown() {
        if (finished.getCount() == 0) {
            return; // an ordinary exit
        }
        raised = true;
        try {
            if (finished.await(FINISH_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(exitStatus);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
