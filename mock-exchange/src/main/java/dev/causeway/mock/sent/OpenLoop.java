package dev.causeway.mock.sent;

import java.util.concurrent.TimeUnit;

/**
 * How many messages are due: a fixed rate from a start, whatever the receiver does, up to a count.
 *
 * <p>Owner: the venue's thread.
 */
public final class OpenLoop {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long ratePerSecond;
    private final long count;
    private boolean started;
    private boolean paused;
    private long startNanos;
    private long startedAt;
    private long taken;

    /**
     * @param ratePerSecond at least 1
     * @param count how many at most, 0 for no end
     */
    public OpenLoop(long ratePerSecond, long count) {
        this.ratePerSecond = ratePerSecond;
        this.count = count;
    }

    /** Begins counting time; later calls change nothing. */
    public void start(long monotonicNanos) {
        if (!started) {
            started = true;
            startNanos = monotonicNanos;
        }
    }

    /** Whether {@link #start} was called. */
    public boolean isStarted() {
        return started;
    }

    /** How many may be made now and have not been taken. */
    public long due(long monotonicNanos) {
        if (!started || paused) {
            return 0;
        }
        long elapsed = monotonicNanos - startNanos;
        long scheduled = startedAt + elapsed / SECOND * ratePerSecond + elapsed % SECOND * ratePerSecond / SECOND;
        return (count == 0 ? scheduled : Math.min(scheduled, count)) - taken;
    }

    /** Nothing is due until {@link #resume}; what was due and not taken is not made up for. */
    public void pause() {
        paused = true;
    }

    /** The schedule goes on from now. */
    public void resume(long monotonicNanos) {
        if (paused) {
            paused = false;
            startNanos = monotonicNanos;
            startedAt = taken;
        }
    }

    /** One was made. */
    public void take() {
        taken++;
    }

    /** Whether the count is reached. */
    public boolean isFinished() {
        return count > 0 && taken >= count;
    }
}
