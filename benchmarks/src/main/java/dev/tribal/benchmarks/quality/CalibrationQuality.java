package dev.tribal.benchmarks.quality;

import dev.tribal.platform.quality.RetrievalSet;
import dev.tribal.platform.quality.SharedData;
import dev.tribal.search.rerank.Weights;
import dev.tribal.search.verdict.Calibration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * How sure the product is of what it suggests, of errors that it knows and of others. Every set is judged by numbers that
 * were fitted to the other sets, which tells what to expect of errors that are in no set.
 */
final class CalibrationQuality {
    static final String HEADER = """

            | set left out | best matches | Brier | ECE | wrong of the surest 60 % if all are known | known answered while 5 % of unknown are / 5 % of suggestions wrong | from .25 (`similar`): known answered / unknown answered / suggestions wrong | from .3 | from .5 | from .75 | from .9 |
            |---|---|---|---|---|---|---|---|---|---|---|""";

    private static final double[] THRESHOLDS = {0.25, 0.3, 0.5, 0.75, 0.9};
    private static final int QUESTIONS = 150;

    private CalibrationQuality() {}

    /** Hands over the table and returns all cases, to fit the product's numbers to. */
    static List<Case> measure(SharedData data, VectorCache cache, Consumer<String> rows) throws IOException {
        List<Case> cases = cases(data, cache);
        List<CalibrationFigures> all = new ArrayList<>();
        for (String set : cases.stream().map(Case::set).collect(Collectors.toCollection(TreeSet::new))) {
            Calibration others = CalibrationLearner.fit(
                    cases.stream().filter(one -> !one.set().equals(set)).toList());
            all.add(CalibrationFigures.of(
                    cases.stream().filter(one -> one.set().equals(set)).toList(), others));
            row(set, all.getLast(), rows);
        }
        row("all", CalibrationFigures.together(all), rows);
        return cases;
    }

    private static void row(String name, CalibrationFigures figures, Consumer<String> rows) {
        rows.accept("| %s | %d | %s |".formatted(name, figures.cases().size(), figures.cells(THRESHOLDS)));
    }

    private static List<Case> cases(SharedData data, VectorCache cache) throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String name : data.setsIn("retrieval")) {
            RetrievalSet set = RetrievalSet.read(data, name, true);
            cases.addAll(some(set, cache));
            RetrievalSet solved = set.withSolutions();
            if (!solved.questions().isEmpty()
                    && solved.records().size() < set.records().size()) {
                cases.addAll(some(solved, cache));
            }
        }
        return cases;
    }

    private static List<Case> some(RetrievalSet set, VectorCache cache) throws IOException {
        RetrievalSet some = set.some(QUESTIONS);
        try (var ranker = new ProductRanker(some, cache, Weights.shipped())) {
            return Case.of(some, ranker);
        }
    }
}
