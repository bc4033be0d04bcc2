package dev.causeway.gateway.pipeline;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * One latency, two significant digits, 1 ns to 60 s; what is outside counts as the nearest bound. {@link #record} by the one
 * thread that measures, without allocating; {@link #interval} by one other.
 */
public final class LatencyRecorder {
    private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int DIGITS = 2;

    private final SingleWriterRecorder recorder = new SingleWriterRecorder(1, MAX_NANOS, DIGITS);

    /** Adds one measurement. */
    public void record(long nanos) {
        recorder.recordValue(within(nanos));
    }

    /** Adds the same measurement {@code count} times, at the cost of one: two locked instructions. */
    public void record(long nanos, int count) {
        recorder.recordValueWithCount(within(nanos), count);
    }

    private static long within(long nanos) {
        return Math.min(Math.max(nanos, 1), MAX_NANOS);
    }

    /**
     * What was recorded since the last call.
     *
     * @param recycled what an earlier call returned, or null
     */
    public Histogram interval(Histogram recycled) {
        return recorder.getIntervalHistogram(recycled);
    }
}
