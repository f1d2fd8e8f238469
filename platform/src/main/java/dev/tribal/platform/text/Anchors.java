package dev.tribal.platform.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds all anchors of all rules in one pass, with one look-up per character whatever their number: a deterministic
 * automaton made by the subset construction.
 *
 * @see <a href="https://doi.org/10.1145/360825.360855">Aho and Corasick, Efficient string matching: an aid to
 *     bibliographic search (1975)</a>
 */
public final class Anchors {
    private static final int ASCII = 128;
    private static final int MAX_STATES = 32 * 1024;

    private final List<Anchor> anchors;
    /** Where the row of the next state begins, for each state and ASCII character. */
    private final int[] next;
    /** The rows from here on are of states in which anchors end: most characters need no look at {@link #ended}. */
    private final int firstEnding;
    /** Which anchors end in each state. */
    private final int[][] ended;

    /**
     * @param text {@code #} stands for any digit
     * @param rule number of the rule to which it belongs
     */
    public record Anchor(String text, boolean ignoreCase, int rule) {
        boolean accepts(int at, char c) {
            char own = text.charAt(at);
            return own == '#'
                    ? c >= '0' && c <= '9'
                    : own == c || ignoreCase && Character.toLowerCase(own) == Character.toLowerCase(c);
        }
    }

    /** Is told each place in which an anchor stands, in the order of their ends. */
    public interface Visitor {
        void found(Anchor anchor, int start);
    }

    public Anchors(List<Anchor> anchors) {
        this.anchors = List.copyOf(anchors);
        List<int[]> rows = new ArrayList<>();
        List<int[]> ends = new ArrayList<>();
        new Construction().build(rows, ends);
        int[] order = IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparing(state -> ends.get(state).length > 0))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] places = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            places[order[place]] = place;
        }
        this.next = new int[rows.size() * ASCII];
        this.ended = new int[rows.size()][];
        for (int place = 0; place < order.length; place++) {
            int[] row = rows.get(order[place]);
            for (int c = 0; c < ASCII; c++) {
                next[place * ASCII + c] = places[row[c]] * ASCII;
            }
            ended[place] = ends.get(order[place]);
        }
        this.firstEnding =
                (int) Arrays.stream(ended).filter(end -> end.length == 0).count() * ASCII;
    }

    public void visit(String text, Span span, Visitor visitor) {
        int row = 0;
        for (int i = span.from(); i < span.to(); i++) {
            char c = text.charAt(i);
            // No anchor has a character beyond ASCII.
            row = c < ASCII ? next[row + c] : 0;
            if (row >= firstEnding) {
                tell(ended[row / ASCII], i + 1, visitor);
            }
        }
    }

    private void tell(int[] here, int end, Visitor visitor) {
        for (int number : here) {
            Anchor anchor = anchors.get(number);
            visitor.found(anchor, end - anchor.text().length());
        }
    }

    /** A state is the set of items (how much of which anchor was read) that are possible after what was read so far. */
    private final class Construction {
        private final List<Item> items = new ArrayList<>();
        /** What each character begins; the same in every state. */
        private final BitSet[] begun = new BitSet[ASCII];

        private final Map<BitSet, Integer> numbers = new HashMap<>();
        private final List<BitSet> states = new ArrayList<>();

        private Construction() {
            var starts = new BitSet();
            for (int i = 0; i < anchors.size(); i++) {
                starts.set(items.size());
                for (int read = 0; read <= anchors.get(i).text().length(); read++) {
                    items.add(new Item(i, read));
                }
            }
            for (char c = 0; c < ASCII; c++) {
                begun[c] = after(starts, c);
            }
        }

        private void build(List<int[]> rows, List<int[]> ends) {
            number(new BitSet());
            for (int state = 0; state < states.size(); state++) {
                BitSet possible = states.get(state);
                ends.add(possible.stream()
                        .filter(item -> items.get(item).isWhole(anchors))
                        .map(item -> items.get(item).anchor())
                        .toArray());
                int[] row = new int[ASCII];
                for (char c = 0; c < ASCII; c++) {
                    BitSet after = after(possible, c);
                    after.or(begun[c]);
                    row[c] = number(after);
                }
                rows.add(row);
            }
        }

        private BitSet after(BitSet possible, char c) {
            var result = new BitSet();
            possible.stream()
                    .filter(item -> items.get(item).accepts(anchors, c))
                    .forEach(item -> result.set(item + 1));
            return result;
        }

        private int number(BitSet state) {
            Integer known = numbers.get(state);
            if (known != null) {
                return known;
            }
            if (states.size() == MAX_STATES) {
                throw new IllegalArgumentException("The scrub rules have too many anchors");
            }
            states.add(state);
            numbers.put(state, states.size() - 1);
            return states.size() - 1;
        }
    }

    private record Item(int anchor, int read) {
        private boolean isWhole(List<Anchor> anchors) {
            return read == anchors.get(anchor).text().length();
        }

        private boolean accepts(List<Anchor> anchors, char c) {
            return !isWhole(anchors) && anchors.get(anchor).accepts(read, c);
        }
    }
}
