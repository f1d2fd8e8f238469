package dev.tribal.search.grouping;

import java.util.HashMap;
import java.util.Map;

/** Numbers in sets that are joined pair by pair (union-find with path halving; Tarjan, van Leeuwen, 1984). */
final class DisjointSets {
    private final Map<Integer, Integer> parents = new HashMap<>();
    private final Map<Integer, Integer> sizes = new HashMap<>();

    /** Adds a number in a set of its own, unless it is there. */
    void add(int number) {
        if (parents.putIfAbsent(number, number) == null) {
            sizes.put(number, 1);
        }
    }

    /** Makes one set of those of two numbers that were added. */
    void join(int a, int b) {
        int first = root(a);
        int second = root(b);
        if (first != second) {
            parents.put(second, first);
            sizes.merge(first, sizes.getOrDefault(second, 0), Integer::sum);
            sizes.remove(second);
        }
    }

    /** How many numbers there are. */
    long numbers() {
        return parents.size();
    }

    /** How many sets there are. */
    long count() {
        return sizes.size();
    }

    /** How many numbers are in a set with others. */
    long joined() {
        return sizes.values().stream()
                .filter(size -> size > 1)
                .mapToLong(Integer::longValue)
                .sum();
    }

    private int root(int number) {
        int at = number;
        while (parents.getOrDefault(at, at) != at) {
            int next = parents.getOrDefault(at, at);
            parents.put(at, parents.getOrDefault(next, next));
            at = next;
        }
        return at;
    }
}
