package dev.causeway.store;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.NanoClock;

/**
 * Spreads the making of the next segment over the time that the one in use lasts, so that it takes no core from those who
 * carry messages: it keeps well ahead of the owner's writing, goes on slowly while nothing is written, and runs as fast as it
 * can when the owner waits for it.
 *
 * <p>Owner: the preparing thread; {@link #written}, {@link #hurry} and {@link #end} by any.
 */
final class SegmentPace implements Storage.Pace {
    /** How far ahead: a segment, written and touched, is ready when seven tenths of the one in use are full. */
    private static final int LEAD = 3;

    /** Progress while nothing is written: some 2 % of a core where a page costs 10 microseconds, less elsewhere. */
    private static final long CALM_BYTES_PER_MILLI = (16 << 20) / 1000;

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** How soon it notices that the owner began to write faster. */
    private static final long LONGEST_PAUSE_NANOS = 4 * NANOS_PER_MILLI;

    private final NanoClock clock;
    private final AtomicInteger written = new AtomicInteger();
    private volatile boolean hurry;
    private volatile boolean ended;
    private volatile Thread thread;
    private long beganNanos;
    private long done;

    SegmentPace(NanoClock clock) {
        this.clock = clock;
    }

    /**
     * The calling thread begins to make a segment.
     *
     * @param atOnce whether somebody waits for it
     */
    void begin(boolean atOnce) {
        thread = Thread.currentThread();
        hurry = atOnce;
        beganNanos = clock.nanoTime();
        done = 0;
    }

    /** How far the segment in use is written. */
    void written(int position) {
        written.lazySet(position);
    }

    /** Somebody waits for what is being made. */
    void hurry() {
        hurry = true;
        LockSupport.unpark(thread);
    }

    /** What is being made is not wanted any more. */
    void end() {
        ended = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void step(int bytes) {
        done += bytes;
        long pauseNanos = pauseNanos(clock.nanoTime());
        while (pauseNanos > 0 && !ended) {
            LockSupport.parkNanos(this, Math.min(LONGEST_PAUSE_NANOS, pauseNanos));
            pauseNanos = Thread.currentThread().isInterrupted() ? 0 : pauseNanos(clock.nanoTime());
        }
        if (ended) {
            throw new StoreException("the journal is being closed");
        }
    }

    /** Until the next step is due, unless the owner writes meanwhile. */
    long pauseNanos(long nowNanos) {
        long elapsedMillis = (nowNanos - beganNanos) / NANOS_PER_MILLI;
        long early = done - (long) LEAD * written.get() - elapsedMillis * CALM_BYTES_PER_MILLI;
        return hurry || early <= 0 ? 0 : early * NANOS_PER_MILLI / CALM_BYTES_PER_MILLI;
    }
}
