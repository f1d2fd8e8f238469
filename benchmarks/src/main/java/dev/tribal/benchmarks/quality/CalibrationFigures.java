package dev.tribal.benchmarks.quality;

import dev.tribal.search.verdict.Calibration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How far the probabilities of best matches can be believed.
 *
 * @param cases best matches
 */
record CalibrationFigures(List<Judged> cases) {
    private static final int BINS = 10;
    private static final double AIMED_COVERAGE = 0.6;
    private static final double ALLOWED = 0.05;

    /**
     * A best match and what was said of it.
     *
     * @param weight how much it counts
     */
    record Judged(Case one, double probability, double weight) {}

    /** Judges the best matches of one set by a calibration that was fitted without it. */
    static CalibrationFigures of(List<Case> cases, Calibration calibration) {
        List<Case> first = cases.stream().filter(Case::first).toList();
        return new CalibrationFigures(first.stream()
                .map(one -> new Judged(one, calibration.probability(one.signals()), 1.0 / first.size()))
                .toList());
    }

    /** All sets together, each counting the same. */
    static CalibrationFigures together(List<CalibrationFigures> sets) {
        return new CalibrationFigures(
                sets.stream().flatMap(set -> set.cases().stream()).toList());
    }

    /** Mean squared difference of probability and truth (Brier). */
    double brier() {
        return sum(_ -> true, true) / sum(_ -> true, false);
    }

    /** Mean difference of probability and share of truth in ten bins of the same size (expected calibration error). */
    double calibrationError() {
        List<Judged> sorted = cases.stream()
                .sorted(Comparator.comparingDouble(Judged::probability))
                .toList();
        double error = 0;
        double all = 0;
        for (int bin = 0; bin < BINS; bin++) {
            List<Judged> some = sorted.subList(bin * sorted.size() / BINS, (bin + 1) * sorted.size() / BINS);
            double difference = some.stream()
                    .mapToDouble(one -> one.weight() * (one.probability() - truth(one)))
                    .sum();
            error += Math.abs(difference);
            all += some.stream().mapToDouble(Judged::weight).sum();
        }
        return error / all;
    }

    /** Share of the known errors that are answered, rightly, from this probability on. */
    double coverage(double least) {
        return sum(one -> one.probability() >= least && one.one().right(), false)
                / sum(one -> one.one().known(), false);
    }

    /** Share of the unknown errors for which something is suggested. */
    double unknownSuggested(double least) {
        return sum(one -> one.probability() >= least && !one.one().known(), false)
                / sum(one -> !one.one().known(), false);
    }

    /** Share of all suggestions that are wrong, if every other error is not known. */
    double falseSuggestions(double least) {
        double all = sum(one -> one.probability() >= least, false);
        return all == 0
                ? 0
                : sum(one -> one.probability() >= least && !one.one().right(), false) / all;
    }

    /**
     * How much of the surest answers is wrong if every error is known: the risk at a coverage (El-Yaniv, Wiener: On the
     * foundations of noise-free selective classification, 2010).
     */
    double wrongOfSurest(double share) {
        double most = share * sum(one -> one.one().known(), false);
        double taken = 0;
        double wrong = 0;
        for (Judged one : surestFirst().filter(one -> one.one().known()).toList()) {
            if (taken >= most) {
                break;
            }
            taken += one.weight();
            wrong += one.weight() * (1 - truth(one));
        }
        return taken == 0 ? 0 : wrong / taken;
    }

    /** The best coverage at any threshold at which a figure is no more than allowed. */
    double coverageWhere(DoubleUnaryOperator figure, double allowed) {
        return cases.stream()
                .mapToDouble(Judged::probability)
                .filter(least -> figure.applyAsDouble(least) <= allowed)
                .map(this::coverage)
                .max()
                .orElse(0);
    }

    private Stream<Judged> surestFirst() {
        return cases.stream()
                .sorted(Comparator.comparingDouble(Judged::probability).reversed());
    }

    /** The figures at some thresholds as table cells. */
    String cells(double... thresholds) {
        var cells = new StringBuilder(String.format(
                Locale.ROOT,
                "%.3f | %.3f | %.3f | %.2f / %.2f",
                brier(),
                calibrationError(),
                wrongOfSurest(AIMED_COVERAGE),
                coverageWhere(this::unknownSuggested, ALLOWED),
                coverageWhere(this::falseSuggestions, ALLOWED)));
        for (double least : thresholds) {
            cells.append(String.format(
                    Locale.ROOT,
                    " | %.2f / %.3f / %.3f",
                    coverage(least),
                    unknownSuggested(least),
                    falseSuggestions(least)));
        }
        return cells.toString();
    }

    private double sum(Predicate<Judged> which, boolean squaredErrors) {
        return cases.stream()
                .filter(which)
                .mapToDouble(one -> one.weight() * (squaredErrors ? Math.pow(one.probability() - truth(one), 2) : 1))
                .sum();
    }

    private static double truth(Judged one) {
        return one.one().right() ? 1 : 0;
    }
}
