package dev.tribal.search.rerank;

/** Which of up to 64 lines have a sequence of characters; an open hash table, because it is asked very often. */
final class GramTable {
    private final int[] keys;
    private final long[] lines;

    /** With room for so many sequences. */
    GramTable(int count) {
        int size = Integer.highestOneBit(Math.max(1, count)) * 4;
        keys = new int[size];
        lines = new long[size];
    }

    void add(int gram, int line) {
        int at = find(gram);
        keys[at] = gram;
        lines[at] |= 1L << line;
    }

    /** One bit for each line that has it. */
    long linesWith(int gram) {
        return lines[find(gram)];
    }

    private int find(int gram) {
        int mask = keys.length - 1;
        int at = (gram ^ (gram >>> 15)) & mask;
        while (lines[at] != 0 && keys[at] != gram) {
            at = (at + 1) & mask;
        }
        return at;
    }
}
