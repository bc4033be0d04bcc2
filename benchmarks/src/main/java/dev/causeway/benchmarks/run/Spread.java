package dev.causeway.benchmarks.run;

import java.util.Collection;

/**
 * Lowest, middle and highest of some figures.
 *
 * @param min lowest
 * @param median middle; of an even number the mean of the two in the middle
 * @param max highest
 */
public record Spread(double min, double median, double max) {
    /** @throws IllegalArgumentException there are none */
    public static Spread of(Collection<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("no figures");
        }
        double[] sorted =
                figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }

    /** Min, median and max with the given {@code Formatter} conversion, for example {@code %.2f}. */
    public String format(String conversion) {
        return (conversion + " / " + conversion + " / " + conversion).formatted(min, median, max);
    }
}
