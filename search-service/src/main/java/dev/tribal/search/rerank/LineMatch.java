package dev.tribal.search.rerank;

import java.util.List;
import java.util.function.Function;

/** Compares lines with all lines of the question at once: each sequence of characters knows the lines that have it. */
final class LineMatch {
    private final Function<TextLine, int[]> grams;
    private final int[] sizes;
    private final GramTable table;

    /**
     * Prepares the question's lines, of which the first 64 count.
     *
     * @param grams which of the line's sequences count
     */
    LineMatch(List<TextLine> lines, Function<TextLine, int[]> grams) {
        this.grams = grams;
        this.sizes = lines.stream()
                .limit(Long.SIZE)
                .mapToInt(line -> grams.apply(line).length)
                .toArray();
        int all = 0;
        for (int size : sizes) {
            all += size;
        }
        table = new GramTable(all);
        for (int i = 0; i < sizes.length; i++) {
            for (int gram : grams.apply(lines.get(i))) {
                table.add(gram, i);
            }
        }
    }

    int size() {
        return sizes.length;
    }

    /** How much a line is like each of the question's, 0 to 1. */
    double[] likeness(TextLine line) {
        int[] ours = grams.apply(line);
        int[] common = new int[sizes.length];
        for (int gram : ours) {
            for (long having = table.linesWith(gram); having != 0; having &= having - 1) {
                common[Long.numberOfTrailingZeros(having)]++;
            }
        }
        double[] likeness = new double[sizes.length];
        for (int i = 0; i < likeness.length; i++) {
            likeness[i] = Grams.likeness(common[i], ours.length, sizes[i]);
        }
        return likeness;
    }

    /** The likeness of the line that is most like it. */
    double best(TextLine line) {
        double best = 0;
        for (double likeness : likeness(line)) {
            best = Math.max(best, likeness);
        }
        return best;
    }
}
