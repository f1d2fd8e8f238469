package dev.tribal.embedding.fold;

import dev.tribal.contracts.Solution;
import dev.tribal.contracts.SolutionState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The solutions of a record: newest first, each once. */
final class Solutions {
    /** How many a record keeps. */
    static final int MOST = 20;

    private Solutions() {}

    /** All with one more, which marks the one that it supersedes even if it is there already. */
    static List<Solution> add(List<Solution> solutions, Solution added) {
        List<Solution> all = appended(solutions, added);
        UUID superseded = added.supersedes();
        if (superseded == null) {
            return all;
        }
        Solution newer = all.stream().filter(s -> same(s, added)).findFirst().orElse(added);
        return all.stream()
                .map(s -> isReplacedBy(newer, s, superseded) ? s.supersededBy(newer.id()) : s)
                .toList();
    }

    /** Two that supersede each other would leave none, so the second says nothing. */
    private static boolean isReplacedBy(Solution newer, Solution older, UUID superseded) {
        return older.id().equals(superseded)
                && !older.id().equals(newer.id())
                && !older.id().equals(newer.supersededBy());
    }

    private static List<Solution> appended(List<Solution> solutions, Solution added) {
        if (solutions.stream().anyMatch(solution -> same(solution, added))) {
            return solutions;
        }
        List<Solution> all = new ArrayList<>(solutions);
        if (all.size() >= MOST || (added.candidate() != null && CandidateSolutions.areMost(all))) {
            all.remove(leastOf(all));
        }
        all.addFirst(added);
        return all;
    }

    /**
     * Which solution of many goes before the others: a candidate that nobody tried, then what is superseded, what failed, what
     * is disputed, and what nobody tried, of these the oldest; what is verified last, of that the least sure.
     *
     * @param all newest first, at least one
     */
    private static Solution leastOf(List<Solution> all) {
        return all.reversed().stream()
                .min(Comparator.comparingInt((Solution solution) -> worth(solution, all))
                        .thenComparingDouble(Solutions::leastSuccess))
                .orElseThrow();
    }

    private static int worth(Solution solution, List<Solution> all) {
        if (CandidateSolutions.isUntried(solution)) {
            return 0;
        }
        return solution.isSuperseded(all)
                ? 1
                : switch (solution.tried().state()) {
                    case SUPERSEDED, FAILED -> 2;
                    case DISPUTED -> 3;
                    case UNVERIFIED -> 4;
                    case VERIFIED -> 5;
                };
    }

    private static double leastSuccess(Solution solution) {
        return solution.tried().state() == SolutionState.VERIFIED
                ? solution.tried().leastSuccess()
                : 0;
    }

    private static boolean same(Solution a, Solution b) {
        return a.id().equals(b.id())
                || (a.description().equals(b.description())
                        && Objects.equals(a.codeFix(), b.codeFix())
                        && Objects.equals(a.explanation(), b.explanation())
                        && a.references().equals(b.references())
                        && Objects.equals(a.verify(), b.verify()));
    }
}
