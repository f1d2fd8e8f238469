package dev.tribal.mcp.answer;

import dev.tribal.contracts.Outcome;
import dev.tribal.contracts.Outcomes;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.SolutionState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which solutions and outcomes of many are shown. */
final class ChosenSolutions {
    private ChosenSolutions() {}

    /** The first ones; but if one of the others was tried and failed, it takes the last place. */
    static List<Solution> of(List<Solution> ranked, int most) {
        if (ranked.size() <= most) {
            return ranked;
        }
        List<Solution> chosen = new ArrayList<>(ranked.subList(0, most));
        if (most > 1 && chosen.stream().noneMatch(ChosenSolutions::failed)) {
            ranked.stream()
                    .skip(most)
                    .filter(ChosenSolutions::failed)
                    .findFirst()
                    .ifPresent(solution -> chosen.set(most - 1, solution));
        }
        return chosen;
    }

    /** The latest outcomes, first those that agree with what came of most. */
    static List<Outcome> telling(Solution solution, int most) {
        boolean worked = !failed(solution);
        return solution.tried().listed().stream()
                .sorted(Comparator.comparing(outcome -> outcome.worked() != worked))
                .limit(most)
                .toList();
    }

    /** Whether it failed more often than it worked. */
    static boolean failed(Solution solution) {
        Outcomes tried = solution.tried();
        return solution.standing() == null
                ? tried.failed() > tried.worked()
                : solution.standing().state() == SolutionState.FAILED;
    }
}
