package dev.tribal.benchmarks.quality;

import dev.tribal.search.rerank.Evidence;
import dev.tribal.search.rerank.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Learns weights that put answers before all that is none: for each answer, the likelihood that it is chosen from
 * itself and everything wrong (a softmax; Cao and others: Learning to rank, from pairwise to listwise approach, ICML 2007),
 * by Adam. No evidence counts against a candidate. Every set counts the same however large it is, and weights are held
 * near a prior: on sets that were left out, that did better than to follow the others closely.
 */
final class Learner {
    private static final int STEPS = 80;
    private static final double RATE = 0.1;
    private static final double PULL_TO_PRIOR = 0.2;
    private static final double PRIOR = 2;

    private Learner() {}

    static Weights learn(List<Example> examples) {
        List<Example> useful = examples.stream().filter(Example::teaches).toList();
        Map<String, Long> sizes = useful.stream()
                .map(Example::set)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        int n = Evidence.values().length;
        double[] prior =
                Arrays.stream(Evidence.values()).mapToDouble(prior()::of).toArray();
        double[] weights = prior.clone();
        double[] mean = new double[n];
        double[] square = new double[n];
        for (int step = 1; step <= STEPS; step++) {
            double[] gradient = gradient(useful, sizes, weights);
            for (int i = 0; i < n; i++) {
                double slope = gradient[i] + PULL_TO_PRIOR * (weights[i] - prior[i]);
                mean[i] = 0.9 * mean[i] + 0.1 * slope;
                square[i] = 0.999 * square[i] + 0.001 * slope * slope;
                double first = mean[i] / (1 - Math.pow(0.9, step));
                double second = square[i] / (1 - Math.pow(0.999, step));
                weights[i] = Math.max(0, weights[i] - RATE * first / (Math.sqrt(second) + 1e-8));
            }
        }
        return new Weights(weights);
    }

    /** All evidence the same. */
    static Weights even() {
        double[] even = new double[Evidence.values().length];
        Arrays.fill(even, PRIOR);
        return new Weights(even);
    }

    /** All evidence the same, but what is the same for more than what is alike. */
    static Weights prior() {
        double[] prior = new double[Evidence.values().length];
        Arrays.fill(prior, PRIOR);
        prior[Evidence.SAME_LINES.ordinal()] *= 3;
        prior[Evidence.SAME_TRACE_LINES.ordinal()] *= 4;
        prior[Evidence.SOLUTION_WORDING.ordinal()] *= 3;
        prior[Evidence.SAME_WORDING.ordinal()] *= 5;
        prior[Evidence.LINES_FOUND.ordinal()] *= 1.75;
        return new Weights(prior);
    }

    private static double[] gradient(List<Example> examples, Map<String, Long> sizes, double... weights) {
        double[] gradient = new double[weights.length];
        for (Example example : examples) {
            double share = 1.0 / sizes.size() / sizes.getOrDefault(example.set(), 1L);
            add(example, share, weights, gradient);
        }
        return gradient;
    }

    private static void add(Example example, double share, double[] weights, double[] gradient) {
        int n = example.evidence().size();
        double[] scores = new double[n];
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            scores[i] = dot(weights, example.evidence().get(i));
            most = Math.max(most, scores[i]);
        }
        double wrong = 0;
        for (int i = 0; i < n; i++) {
            scores[i] = Math.exp(scores[i] - most);
            wrong += example.right().get(i) ? 0 : scores[i];
        }
        double[] pull = new double[n];
        double each = share / example.right().cardinality();
        double wrongPull = 0;
        for (int i = example.right().nextSetBit(0); i >= 0; i = example.right().nextSetBit(i + 1)) {
            pull[i] = -each * wrong / (scores[i] + wrong + 1e-12);
            wrongPull += each / (scores[i] + wrong + 1e-12);
        }
        for (int i = 0; i < n; i++) {
            double force = example.right().get(i) ? pull[i] : wrongPull * scores[i];
            for (int k = 0; k < gradient.length; k++) {
                gradient[k] += force * example.evidence().get(i)[k];
            }
        }
    }

    private static double dot(double[] weights, double... evidence) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * evidence[i];
        }
        return sum;
    }
}
