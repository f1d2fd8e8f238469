package dev.tribal.benchmarks.quality;

import dev.tribal.search.verdict.Calibration;
import dev.tribal.search.verdict.Signal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Fits the logistic function of a {@link Calibration} by gradient descent; every set counts the same however large it is. */
final class CalibrationLearner {
    private static final int STEPS = 400;
    private static final double RATE = 1;

    private final List<Case> cases;
    private final Map<String, Long> sizes;
    private final double[] mean;
    private final double[] deviation;

    private CalibrationLearner(List<Case> cases) {
        this.cases = cases;
        this.sizes = cases.stream()
                .map(Case::set)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        int n = Signal.values().length;
        mean = new double[n];
        deviation = new double[n];
        for (int i = 0; i < n; i++) {
            int signal = i;
            mean[i] = cases.stream()
                    .mapToDouble(one -> share(one) * one.signals()[signal])
                    .sum();
            deviation[i] = 1e-6
                    + Math.sqrt(cases.stream()
                            .mapToDouble(one -> share(one) * Math.pow(one.signals()[signal] - mean[signal], 2))
                            .sum());
        }
    }

    static Calibration fit(List<Case> cases) {
        return new CalibrationLearner(cases).fit();
    }

    private double share(Case one) {
        return 1.0 / sizes.size() / sizes.getOrDefault(one.set(), 1L);
    }

    /** Signals are brought to one scale for the descent, and their weights back to that of each. */
    private Calibration fit() {
        int n = mean.length;
        double[] weights = new double[n + 1];
        for (int step = 0; step < STEPS; step++) {
            double[] gradient = new double[n + 1];
            for (Case one : cases) {
                double error = share(one) * (probability(one, weights) - (one.right() ? 1 : 0));
                gradient[n] += error;
                for (int i = 0; i < n; i++) {
                    gradient[i] += error * scaled(one, i);
                }
            }
            for (int i = 0; i <= n; i++) {
                weights[i] -= RATE * gradient[i];
            }
        }
        double base = weights[n];
        for (int i = 0; i < n; i++) {
            base -= weights[i] * mean[i] / deviation[i];
            weights[i] /= deviation[i];
        }
        return new Calibration(base, Arrays.copyOf(weights, n));
    }

    private double probability(Case one, double... weights) {
        double sum = weights[mean.length];
        for (int i = 0; i < mean.length; i++) {
            sum += weights[i] * scaled(one, i);
        }
        return 1 / (1 + Math.exp(-sum));
    }

    private double scaled(Case one, int i) {
        return (one.signals()[i] - mean[i]) / deviation[i];
    }
}
