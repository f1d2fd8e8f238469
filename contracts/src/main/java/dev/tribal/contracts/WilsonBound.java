package dev.tribal.contracts;

/**
 * How often something works at least, from how often it did (E. B. Wilson: Probable inference, the law of succession, and
 * statistical inference, JASA 22, 1927). Few attempts give a low bound even if all of them worked.
 */
public final class WilsonBound {
    /** Of the normal distribution, for an interval of 95 %. */
    private static final double Z = 1.959964;

    private WilsonBound() {}

    /**
     * The lower end of the interval, 0 to 1; 0 without attempts.
     *
     * @param worked how many attempts worked; weights are as good as counts
     * @param all how many there were, not less
     */
    public static double lower(double worked, double all) {
        if (all <= 0) {
            return 0;
        }
        double share = worked / all;
        double half = Z * Math.sqrt(share * (1 - share) / all + Z * Z / (4 * all * all));
        double lower = (share + Z * Z / (2 * all) - half) / (1 + Z * Z / all);
        return Math.clamp(lower, 0, 1);
    }
}
