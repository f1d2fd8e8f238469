package dev.tribal.search.verdict;

import dev.tribal.search.rerank.Reranker.Ranked;
import java.util.List;

/**
 * What tells whether a found record is the error that was asked for. How good the best is says little by itself, because
 * there is always a best one; what says most is how far it stands out from others that look like it. Just two,
 * because more fitted the errors that they were learnt on and not others.
 */
public enum Signal {
    /** How far its score is above that of the 30th: above what is alike by chance. */
    LEAD,
    /** How much of the scores of all is its own, as the logarithm of its part of a softmax: 0 if it stands alone. */
    SHARE;

    private static final int CHANCE = 30;

    /** What such a one scores on average, for memories that have fewer records. */
    private static final double CHANCE_SCORE = 7;

    /** The signals of one of the ranked, in their order. */
    public static double[] of(List<Ranked> ranked, int i) {
        double own = ranked.get(i).score();
        double chance = ranked.size() < CHANCE
                ? CHANCE_SCORE
                : ranked.get(CHANCE - 1).score();
        double others =
                ranked.stream().mapToDouble(one -> Math.exp(one.score() - own)).sum();
        double missing = Math.max(0, CHANCE - ranked.size()) * Math.exp(CHANCE_SCORE - own);
        return new double[] {own - chance, -Math.log(others + missing)};
    }
}
