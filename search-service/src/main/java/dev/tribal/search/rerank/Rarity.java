package dev.tribal.search.rerank;

import java.util.List;

/** How rare things are among the candidates: 0 for what all have. An open hash table, because it is asked very often. */
final class Rarity {
    /** What a word in a sentence weighs more, so that it counts even if all candidates have it. */
    private static final double LEAST = 0.3;

    private final int[] things;
    private final short[] counts;
    /** What a thing weighs, by how many candidates have it. */
    private final double[] weights;

    /** @param candidates what each has, in sets without duplicates */
    Rarity(List<int[]> candidates) {
        int all = 0;
        for (int[] one : candidates) {
            all += one.length;
        }
        int size = Integer.highestOneBit(Math.max(1, all)) * 4;
        things = new int[size];
        counts = new short[size];
        for (int[] one : candidates) {
            for (int thing : one) {
                int at = find(thing);
                things[at] = thing;
                counts[at]++;
            }
        }
        weights = new double[candidates.size() + 1];
        for (int count = 0; count < weights.length; count++) {
            weights[count] = Math.log1p((candidates.size() - count + 0.5) / (count + 0.5));
        }
    }

    /** What a thing weighs; the more, the fewer candidates have it. */
    double of(int thing) {
        return weights[counts[find(thing)]];
    }

    /** The weight of what is in the other set, too, as a share of all; 0 if there is nothing. */
    double share(Terms things, Terms other) {
        double all = 0;
        double common = 0;
        int[] others = other.hashes();
        int at = 0;
        for (int thing : things.hashes()) {
            while (at < others.length && others[at] < thing) {
                at++;
            }
            double weight = of(thing);
            all += weight;
            common += at < others.length && others[at] == thing ? weight : 0;
        }
        return all == 0 ? 0 : common / all;
    }

    /** How much two sets are the same: the weight of what both have as a share of what either has; 0 if both are empty. */
    double sameness(Terms one, Terms other) {
        int[] first = one.hashes();
        int[] second = other.hashes();
        double all = 0;
        double common = 0;
        int at = 0;
        for (int thing : first) {
            while (at < second.length && second[at] < thing) {
                all += of(second[at++]) + LEAST;
            }
            double weight = of(thing) + LEAST;
            all += weight;
            if (at < second.length && second[at] == thing) {
                common += weight;
                at++;
            }
        }
        while (at < second.length) {
            all += of(second[at++]) + LEAST;
        }
        return all == 0 ? 0 : common / all;
    }

    private int find(int thing) {
        int mask = things.length - 1;
        int at = (thing ^ (thing >>> 15)) & mask;
        while (counts[at] != 0 && things[at] != thing) {
            at = (at + 1) & mask;
        }
        return at;
    }
}
