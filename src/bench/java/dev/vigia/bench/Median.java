package dev.vigia.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** The middle of some measurements, and their slow end. */
final class Median {

    private Median() {
    }

    static double of(DoubleStream values) {
        return quantile(values, 0.5);
    }

    static double of(List<Double> values) {
        return of(values.stream().mapToDouble(Double::doubleValue));
    }

    /** The smallest value that at least this share of all does not exceed. */
    static double quantile(DoubleStream values, double share) {
        double[] sorted = values.sorted().toArray();
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    static double quantile(double[] values, double share) {
        return quantile(Arrays.stream(values), share);
    }
}
