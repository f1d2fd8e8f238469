package dev.tribal.benchmarks.quality;

import dev.tribal.search.verdict.Calibration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * How far the probabilities of best matches can be believed.
 *
 * @param cases best matches
 */
record CalibrationFigures(List<Judged> cases) {
    private static final int BINS = 10;

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

    /** The figures at some thresholds as table cells. */
    String cells(double... thresholds) {
        var cells = new StringBuilder(String.format(Locale.ROOT, "%.3f | %.3f", brier(), calibrationError()));
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
