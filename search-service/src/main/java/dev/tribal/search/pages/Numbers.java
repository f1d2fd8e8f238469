package dev.tribal.search.pages;

import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
    private static final int THOUSAND = 1_000;
    private static final int MILLION = 1_000_000;

    private Numbers() {}

    /** A count in at most five characters, for example {@code 12.3k}. */
    static String brief(long count) {
        if (count < THOUSAND) {
            return Long.toString(count);
        }
        return count < MILLION ? scaled(count, THOUSAND, "k") : scaled(count, MILLION, "M");
    }

    /** A count in full, with separators. */
    static String full(long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }

    /** A count with what is counted. */
    static String of(long count, String one, String many) {
        return full(count) + " " + (count == 1 ? one : many);
    }

    /** A share of 0 to 1. */
    static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    private static String scaled(long count, int unit, String suffix) {
        double value = (double) count / unit;
        String digits = value < 100 ? String.format(Locale.ENGLISH, "%.1f", value) : Long.toString(Math.round(value));
        return (digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits) + suffix;
    }
}
