package dev.tribal.search.rerank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** How much each kind of evidence counts; learnt by {@code ./benchmarks/run learn} and kept as data. */
public final class Weights {
    private static final String SHIPPED = "weights.properties";

    private final double[] weights;

    /** Weights in the order of {@link Evidence}. */
    public Weights(double... weights) {
        if (weights.length != Evidence.values().length) {
            throw new IllegalArgumentException("There must be a weight for each kind of evidence");
        }
        this.weights = weights.clone();
    }

    /** Those that the product comes with. */
    public static Weights shipped() {
        var properties = new Properties();
        try (var in = Weights.class.getResourceAsStream(SHIPPED)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        double[] weights = new double[Evidence.values().length];
        for (Evidence kind : Evidence.values()) {
            weights[kind.ordinal()] = Double.parseDouble(properties.getProperty(kind.name()));
        }
        return new Weights(weights);
    }

    /** What one kind counts. */
    public double of(Evidence kind) {
        return weights[kind.ordinal()];
    }

    /** The weighted sum; evidence in the order of {@link Evidence}. */
    public double score(double... evidence) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * evidence[i];
        }
        return sum;
    }
}
