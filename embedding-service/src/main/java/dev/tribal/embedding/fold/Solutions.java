package dev.tribal.embedding.fold;

import dev.tribal.contracts.Solution;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The solutions of a record: newest first, each once. */
final class Solutions {
    /** How many a record keeps. */
    static final int MOST = 20;

    private Solutions() {}

    static List<Solution> add(List<Solution> solutions, Solution added) {
        if (solutions.stream().anyMatch(solution -> same(solution, added))) {
            return solutions;
        }
        List<Solution> all = new ArrayList<>();
        all.add(added);
        all.addAll(solutions.subList(0, Math.min(solutions.size(), MOST - 1)));
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
