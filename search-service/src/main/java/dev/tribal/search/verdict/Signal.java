package dev.tribal.search.verdict;

import java.util.Arrays;

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

    /**
     * The signals of the one at a place, counted from 0.
     *
     * @param scores of everything that was considered, highest first
     */
    public static double[] of(double[] scores, int i) {
        int missing = Math.max(0, CONSIDERED - scores.length);
        double sum = Arrays.stream(scores).sum() + missing * CHANCE;
        return new double[] {scores[i] - sum / (scores.length + missing), scores[0] - scores[i]};
    }
}
