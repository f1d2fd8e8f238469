package dev.tribal.embedding.fold;

import dev.tribal.contracts.ChangeRange;
import dev.tribal.contracts.Nature;
import dev.tribal.contracts.Solution;
import java.util.List;

/** Keeps solutions that nobody recorded few, and out of the way of those that somebody did. */
final class CandidateSolutions {
    /** How many of which nothing is known a record keeps. */
    static final int MOST = 3;

    private CandidateSolutions() {}

    /** Whether the changes of a candidate may be what made the error go away, and there is room to say so. */
    static boolean mayAdd(List<Solution> solutions, Nature nature, Solution candidate) {
        ChangeRange range = candidate.candidate();
        boolean explained = range != null && solutions.stream().anyMatch(solution -> workedAt(solution, range.to()));
        boolean hasRoom =
                solutions.size() < Solutions.MOST || solutions.stream().anyMatch(CandidateSolutions::isUntried);
        return !nature.passesByItself() && !explained && hasRoom;
    }

    /** Whether one has to go before there is another. */
    static boolean areMost(List<Solution> solutions) {
        return solutions.stream().filter(CandidateSolutions::isUntried).count() >= MOST;
    }

    /** The solutions without the candidates that nobody tried. */
    static List<Solution> tried(List<Solution> solutions) {
        return solutions.stream().filter(solution -> !isUntried(solution)).toList();
    }

    /** Whether nobody recorded it and nobody said what came of it. */
    static boolean isUntried(Solution solution) {
        return solution.candidate() != null && solution.outcomes() == null;
    }

    private static boolean workedAt(Solution solution, String commit) {
        return solution.tried().listed().stream()
                .anyMatch(outcome -> outcome.worked() && commit.equals(outcome.commit()));
    }
}
