package dev.tribal.search.verdict;

import dev.tribal.search.rerank.Reranker.Ranked;
import java.util.List;

/** What tells whether a found record is the error that was asked for; few and general, because errors are of any kind. */
public enum Signal {
    /** x. */
    LEAD;

    public static double[] of(List<Ranked> ranked, int i) {
        return new double[] {ranked.get(i).score() - ranked.get(ranked.size() / 2).score()};
    }
}
