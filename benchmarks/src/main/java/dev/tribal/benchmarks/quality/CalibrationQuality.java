package dev.tribal.benchmarks.quality;

import dev.tribal.search.rerank.Weights;
import dev.tribal.search.verdict.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * How sure the product is of what it suggests, of errors that it knows and of others. Every set is ranked with weights and
 * judged by numbers that were learnt without it, which tells what to expect of errors that are in no set.
 */
final class CalibrationQuality {
    private static final String HEADER = """

            | set left out | best matches | Brier | ECE | wrong of the surest 60 % if all are known | known answered while 5 % of unknown are / 5 % of suggestions wrong | from .25 (`similar`): known answered / unknown answered / suggestions wrong | from .3 | from .5 | from .75 (`same`) | from .9 |
            |---|---|---|---|---|---|---|---|---|---|---|""";

    private static final double[] THRESHOLDS = {0.25, 0.3, 0.5, 0.75, 0.9};

    private CalibrationQuality() {}

    /** Hands over the table. */
    static void measure(List<Example> examples, Consumer<String> rows) {
        rows.accept(HEADER);
        List<CalibrationFigures> all = new ArrayList<>();
        for (String set : new TreeSet<>(examples.stream().map(Example::set).toList())) {
            List<Example> others = Example.where(examples, other -> !other.equals(set));
            Weights weights = Learner.learn(others);
            Calibration calibration = CalibrationLearner.fit(Case.of(others, weights));
            all.add(CalibrationFigures.of(Case.of(Example.where(examples, set::equals), weights), calibration));
            row(set, all.getLast(), rows);
        }
        row("all, each set the same", CalibrationFigures.together(all), rows);
    }

    private static void row(String name, CalibrationFigures figures, Consumer<String> rows) {
        rows.accept("| %s | %d | %s |".formatted(name, figures.cases().size(), figures.cells(THRESHOLDS)));
    }
}
