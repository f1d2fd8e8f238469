package dev.tribal.search.rerank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Two lines word by word: what they have in common, with a star where they differ, and what stands there. What only
 * the first has before and behind the other, such as a place in a file, is no difference.
 *
 * @param template for example {@code cannot find * in *}
 * @param here what stands for the stars in the first line, those that are empty left out
 * @param there the same of the other line
 * @param likeness share of the words in common (Dice), 0 to 1
 */
record LineContrast(String template, List<String> here, List<String> there, double likeness) {
    private static final int WORDS = 60;

    static LineContrast of(String line, String other) {
        List<String> here = words(line);
        List<String> there = words(other);
        var contrast = new Alignment(here, there);
        contrast.walk();
        int both = contrast.common;
        int compared = there.size() + contrast.compared;
        return new LineContrast(
                String.join(" ", contrast.template),
                contrast.here,
                contrast.there,
                compared == 0 ? 0 : Math.min(1, 2.0 * both / compared));
    }

    boolean isSame() {
        return here.isEmpty() && there.isEmpty();
    }

    private static List<String> words(String line) {
        return Arrays.stream(line.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(WORDS)
                .toList();
    }

    /** The longest common subsequence of both. */
    private static final class Alignment {
        private final List<String> one;
        private final List<String> two;
        private final int[][] longest;
        private final List<String> template = new ArrayList<>();
        private final List<String> here = new ArrayList<>();
        private final List<String> there = new ArrayList<>();
        private int common;
        private int compared;

        Alignment(List<String> one, List<String> two) {
            this.one = one;
            this.two = two;
            longest = new int[one.size() + 1][two.size() + 1];
            for (int i = one.size() - 1; i >= 0; i--) {
                for (int j = two.size() - 1; j >= 0; j--) {
                    longest[i][j] = one.get(i).equals(two.get(j))
                            ? longest[i + 1][j + 1] + 1
                            : Math.max(longest[i + 1][j], longest[i][j + 1]);
                }
            }
        }

        void walk() {
            int i = 0;
            int j = 0;
            int fromOne = 0;
            int fromTwo = 0;
            while (i < one.size() && j < two.size()) {
                if (one.get(i).equals(two.get(j))) {
                    gap(fromOne, i, fromTwo, j);
                    template.add(one.get(i));
                    common++;
                    fromOne = ++i;
                    fromTwo = ++j;
                } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                    i++;
                } else {
                    j++;
                }
            }
            gap(fromOne, fromTwo < two.size() ? one.size() : fromOne, fromTwo, two.size());
            compared += common;
        }

        private void gap(int fromOne, int toOne, int fromTwo, int toTwo) {
            boolean lead = common == 0 && toTwo == fromTwo;
            if (lead || toOne == fromOne && toTwo == fromTwo) {
                return;
            }
            template.add("*");
            compared += toOne - fromOne;
            add(one.subList(fromOne, toOne), here);
            add(two.subList(fromTwo, toTwo), there);
        }

        private static void add(List<String> words, List<String> parameters) {
            if (!words.isEmpty()) {
                parameters.add(words.stream().collect(Collectors.joining(" ")));
            }
        }
    }
}
