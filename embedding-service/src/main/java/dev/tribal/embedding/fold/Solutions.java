package dev.tribal.embedding.fold;

import dev.tribal.contracts.Solution;
import java.util.ArrayList;
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
            all.remove(CandidateSolutions.leastOf(all));
        }
        all.addFirst(added);
        return all;
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
