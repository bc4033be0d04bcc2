package dev.causeway.gateway.ops.metrics;

import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * One latency as it is published: counts in fixed buckets since the start, and the highest value of the last minute. Added to
 * by the sampler, read by scrapes.
 */
final class LatencyDistribution {
    /** Upper bounds, inclusive; one more bucket holds what is above. */
    private static final double[] BOUNDS_SECONDS = {
        10e-6, 20e-6, 50e-6, 100e-6, 200e-6, 500e-6, 1e-3, 2e-3, 5e-3, 10e-3, 20e-3, 50e-3, 100e-3, 500e-3, 1
    };

    private static final double NANOS_A_SECOND = 1e9;

    /** The sampler's: the histogram to be filled next. */
    Histogram recycled;

    private final LatencySource source;
    private final long[] counts = new long[BOUNDS_SECONDS.length + 1];
    private final long[] maxima;
    private int turn;
    private double sumSeconds;

    /**
     * What a scrape takes.
     *
     * @param bounds upper bounds in seconds, the last infinite
     * @param counts of each bucket alone
     * @param sumSeconds of all values
     * @param maxSeconds of the last minute
     */
    record Snapshot(double[] bounds, long[] counts, double sumSeconds, double maxSeconds) {}

    /** @param samplesKept how many samples the maximum is taken over */
    LatencyDistribution(LatencySource source, int samplesKept) {
        this.source = source;
        maxima = new long[samplesKept];
    }

    LatencySource source() {
        return source;
    }

    synchronized void add(Histogram interval) {
        for (HistogramIterationValue value : interval.recordedValues()) {
            long count = value.getCountAddedInThisIterationStep();
            double seconds = interval.medianEquivalentValue(value.getValueIteratedTo()) / NANOS_A_SECOND;
            counts[bucket(seconds)] += count;
            sumSeconds += seconds * count;
        }
        maxima[turn] = interval.getMaxValue();
        turn = (turn + 1) % maxima.length;
    }

    private static int bucket(double seconds) {
        int found = Arrays.binarySearch(BOUNDS_SECONDS, seconds);
        return found >= 0 ? found : -found - 1;
    }

    synchronized Snapshot snapshot() {
        double[] bounds = Arrays.copyOf(BOUNDS_SECONDS, BOUNDS_SECONDS.length + 1);
        bounds[BOUNDS_SECONDS.length] = Double.POSITIVE_INFINITY;
        long max = Arrays.stream(maxima).max().orElse(0);
        return new Snapshot(bounds, counts.clone(), sumSeconds, max / NANOS_A_SECOND);
    }
}
