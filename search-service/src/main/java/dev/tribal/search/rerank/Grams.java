package dev.tribal.search.rerank;

import java.util.Arrays;

/** The sequences of three characters in a line, as sorted hashes, each once. */
final class Grams {
    private static final int SPREAD = 0x9E3779B1;

    private Grams() {}

    static int[] of(CharSequence line) {
        int length = line.length();
        int[] grams = new int[length];
        char before = ' ';
        for (int i = 0; i < length; i++) {
            char after = i + 1 < length ? line.charAt(i + 1) : ' ';
            grams[i] = ((before * 31 + line.charAt(i)) * 31 + after) * SPREAD;
            before = line.charAt(i);
        }
        return distinct(grams);
    }

    /** Share of what both have (Dice), 0 to 1. */
    static double likeness(int common, int one, int other) {
        return one + other == 0 ? 0 : 2.0 * common / (one + other);
    }

    private static int[] distinct(int... grams) {
        Arrays.sort(grams);
        int count = 0;
        for (int i = 0; i < grams.length; i++) {
            if (i == 0 || grams[i] != grams[i - 1]) {
                grams[count++] = grams[i];
            }
        }
        return Arrays.copyOf(grams, count);
    }
}
