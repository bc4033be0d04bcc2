package dev.causeway.benchmarks.peer;

import dev.causeway.benchmarks.role.Signal;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Counts the application messages of one FIX session by their numbers, which must follow each other. The time is taken at
 * the first message of the load and at every 64th from there: throughput is between the first of these times and the last.
 *
 * <p>Owner: the engine's thread; {@link #await} and {@link #result} by any other.
 */
public final class CountedArrivals {
    private static final long STAMP_MASK = 63;
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final double NANOS_PER_SECOND = 1e9;

    private final long unmeasured;
    private final AtomicLong published = new AtomicLong();
    private long count;
    private long lastNumber;
    private long outOfPlace;
    private long doubled;
    private long measured;
    private long measuredAtStamp;
    private long firstNanos;
    private long lastNanos;

    /** @param unmeasured numbers up to here are of log-on and warm-up */
    public CountedArrivals(long unmeasured) {
        this.unmeasured = unmeasured;
    }

    /** Takes the number of an application message. */
    public void onMessage(long msgSeqNum) {
        if (msgSeqNum != lastNumber + 1 && lastNumber != 0) {
            outOfPlace += msgSeqNum > lastNumber ? msgSeqNum - lastNumber - 1 : 0;
            doubled += msgSeqNum <= lastNumber ? 1 : 0;
        }
        lastNumber = Math.max(lastNumber, msgSeqNum);
        count++;
        if (msgSeqNum > unmeasured) {
            if ((measured & STAMP_MASK) == 0) {
                stamp();
            }
            measured++;
        }
        published.lazySet(count);
    }

    private void stamp() {
        lastNanos = System.nanoTime();
        firstNanos = measured == 0 ? lastNanos : firstNanos;
        measuredAtStamp = measured;
    }

    /** Waits until so many have come, or nothing comes any more. */
    public void await(long total) {
        long seen = published.get();
        long seenNanos = System.nanoTime();
        while (seen < total && System.nanoTime() - seenNanos < QUIET_NANOS) {
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            if (published.get() != seen) {
                seen = published.get();
                seenNanos = System.nanoTime();
            }
        }
    }

    /**
     * What came, to be asked when nothing comes any more.
     *
     * @param total what the venue says that it sent
     */
    public Signal result(long total) {
        long received = published.get();
        long nanos = Math.max(1, lastNanos - firstNanos);
        boolean complete = received == total && outOfPlace == 0 && doubled == 0;
        return Signal.of("result")
                .with("complete", complete)
                .with("missingFeedNumbers", 0)
                .with("missingVenueNumbers", total - received + doubled)
                .with("holes", outOfPlace)
                .with("doubledVenueNumbers", doubled)
                .with("received", received)
                .with("measured", measured)
                .with("measuredNanos", nanos)
                .with("perSecond", Math.round(measuredAtStamp / (nanos / NANOS_PER_SECOND)));
    }
}
