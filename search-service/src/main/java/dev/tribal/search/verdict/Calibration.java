package dev.tribal.search.verdict;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Turns signals into a probability by a logistic function (Platt: Probabilistic outputs for support vector machines, 1999),
 * whose few numbers are fitted by {@code ./benchmarks/run learn} on known and unknown errors and kept as data.
 */
public final class Calibration {
    /** Name of the number that no signal belongs to. */
    public static final String BASE = "BASE";

    private static final String SHIPPED = "calibration.properties";

    private final double base;
    private final double[] weights;

    /** Weights in the order of {@link Signal}. */
    public Calibration(double base, double... weights) {
        if (weights.length != Signal.values().length) {
            throw new IllegalArgumentException("There must be a weight for each signal");
        }
        this.base = base;
        this.weights = weights.clone();
    }

    /** The one that the product comes with. */
    public static Calibration shipped() {
        var properties = new Properties();
        try (var in = Calibration.class.getResourceAsStream(SHIPPED)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        double[] weights = new double[Signal.values().length];
        for (Signal signal : Signal.values()) {
            weights[signal.ordinal()] = Double.parseDouble(properties.getProperty(signal.name()));
        }
        return new Calibration(Double.parseDouble(properties.getProperty(BASE)), weights);
    }

    /** From signals in their order; above 0, below 1. */
    public double probability(double... signals) {
        double sum = base;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * signals[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    public double base() {
        return base;
    }

    /** What one signal counts. */
    public double of(Signal signal) {
        return weights[signal.ordinal()];
    }
}
