package dev.causeway.benchmarks.role;

import java.time.Instant;

/**
 * The one clock of a run: epoch nanoseconds made of the machine's monotonic clock and an offset that the command measured
 * once and told every role. All processes of a machine share the monotonic clock, so stamps of different processes may be
 * subtracted from each other, and no step of the wall clock enters a latency. Stateless but for the offset; any thread.
 *
 * @param offsetNanos epoch nanoseconds minus monotonic nanoseconds
 */
public record BenchClock(long offsetNanos) {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Measures the offset. */
    public static BenchClock measure() {
        Instant now = Instant.now();
        long monotonicNanos = System.nanoTime();
        return new BenchClock(now.getEpochSecond() * NANOS_PER_SECOND + now.getNano() - monotonicNanos);
    }

    /** Now, epoch nanoseconds. */
    public long epochNanos() {
        return System.nanoTime() + offsetNanos;
    }
}
