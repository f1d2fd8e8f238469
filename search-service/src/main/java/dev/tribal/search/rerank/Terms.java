package dev.tribal.search.rerank;

import java.util.Arrays;
import java.util.Collection;

/**
 * A set of words as sorted hashes: a tenth of the memory of texts, and compared by walking through both. That two of the few
 * hundred words of a text fall together is less likely than one in ten thousand, and costs a little order.
 */
@SuppressWarnings("ArrayRecordComponent")
record Terms(int[] hashes) {
    static final Terms NONE = new Terms(new int[0]);

    static Terms of(Collection<String> words) {
        return words.isEmpty()
                ? NONE
                : new Terms(
                        words.stream().mapToInt(Terms::hash).sorted().distinct().toArray());
    }

    /** What stands for a word. */
    static int hash(String word) {
        // Java's own hash of short words fills few bits, so that they would meet in tables.
        int hash = word.hashCode() * 0x9E3779B1;
        return hash ^ (hash >>> 16);
    }

    boolean isEmpty() {
        return hashes.length == 0;
    }

    int size() {
        return hashes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Terms terms && Arrays.equals(hashes, terms.hashes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }

    boolean contains(int hash) {
        return Arrays.binarySearch(hashes, hash) >= 0;
    }

    /** How much of these are in the other set or are that one word, 0 to 1; 0 if there are none. */
    double shareIn(Terms other, int word) {
        if (isEmpty()) {
            return 0;
        }
        int common = 0;
        for (int hash : hashes) {
            common += hash == word || other.contains(hash) ? 1 : 0;
        }
        return (double) common / hashes.length;
    }
}
