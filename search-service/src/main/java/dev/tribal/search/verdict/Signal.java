package dev.tribal.search.verdict;

import dev.tribal.search.rerank.Reranker.Ranked;
import java.util.List;

/**
 * What tells whether a found record is the error that was asked for. How good it is says little by itself, because there
 * is always a best one; what says most is how far it stands out from all that was considered. Just two, because
 * more fitted the errors that they were learnt on and not others.
 */
public enum Signal {
    /** How far its score is above the mean of what was considered. */
    LEAD,
    /** How far its score is below that of the best. */
    BEHIND;

    /** How many are considered in a large memory. */
    private static final int CONSIDERED = 60;

    /** What such a one scores that is alike by chance; it stands for those that a small memory lacks. */
    private static final double CHANCE = 7;

    /** The signals of one of the ranked, in their order. */
    public static double[] of(List<Ranked> ranked, int i) {
        double own = ranked.get(i).score();
        int missing = Math.max(0, CONSIDERED - ranked.size());
        double sum = ranked.stream().mapToDouble(Ranked::score).sum() + missing * CHANCE;
        return new double[] {
            own - sum / (ranked.size() + missing), ranked.getFirst().score() - own
        };
    }
}
