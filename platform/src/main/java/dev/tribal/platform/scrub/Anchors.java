package dev.tribal.platform.scrub;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds all anchors of all rules in one pass, with one look-up per character whatever their number: a deterministic
 * automaton made by the subset construction.
 *
 * @see <a href="https://doi.org/10.1145/360825.360855">Aho and Corasick, Efficient string matching: an aid to
 *     bibliographic search (1975)</a>
 */
final class Anchors {
    private static final int ASCII = 128;

    private final List<Anchor> anchors;
    /** The next state of each state and ASCII character, the one for all others behind them. */
    private final short[] next;
    /** Which anchors end in each state. */
    private final int[][] ended;

    /**
     * @param text {@code #} stands for any digit
     * @param rule number of the rule to which it belongs
     */
    record Anchor(String text, boolean ignoreCase, int rule) {
        boolean accepts(int at, char c) {
            char own = text.charAt(at);
            return own == '#'
                    ? c >= '0' && c <= '9'
                    : own == c || ignoreCase && Character.toLowerCase(own) == Character.toLowerCase(c);
        }
    }

    /** Is told each place in which an anchor stands, in the order of their ends. */
    interface Visitor {
        void found(Anchor anchor, int start);
    }

    Anchors(List<Anchor> anchors) {
        this.anchors = List.copyOf(anchors);
        List<short[]> rows = new ArrayList<>();
        List<int[]> ends = new ArrayList<>();
        new Construction().build(rows, ends);
        this.next = new short[rows.size() * ASCII];
        for (int state = 0; state < rows.size(); state++) {
            System.arraycopy(rows.get(state), 0, next, state * ASCII, ASCII);
        }
        this.ended = ends.toArray(int[][]::new);
    }

    void visit(String text, Span span, Visitor visitor) {
        int state = 0;
        for (int i = span.from(); i < span.to(); i++) {
            char c = text.charAt(i);
            // No anchor has a character beyond ASCII.
            state = c < ASCII ? next[state * ASCII + c] : 0;
            int[] here = ended[state];
            if (here.length > 0) {
                tell(here, i + 1, visitor);
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
        private final BitSet starts = new BitSet();
        private final Map<BitSet, Short> numbers = new HashMap<>();
        private final List<BitSet> states = new ArrayList<>();

        private Construction() {
            for (int i = 0; i < anchors.size(); i++) {
                starts.set(items.size());
                for (int read = 0; read <= anchors.get(i).text().length(); read++) {
                    items.add(new Item(i, read));
                }
            }
        }

        private void build(List<short[]> rows, List<int[]> ends) {
            number(new BitSet());
            for (int state = 0; state < states.size(); state++) {
                BitSet possible = states.get(state);
                ends.add(possible.stream()
                        .filter(item -> items.get(item).isWhole(anchors))
                        .map(item -> items.get(item).anchor())
                        .toArray());
                possible = (BitSet) possible.clone();
                possible.or(starts);
                short[] row = new short[ASCII];
                for (char c = 0; c < ASCII; c++) {
                    row[c] = number(after(possible, c));
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

        private short number(BitSet state) {
            Short known = numbers.get(state);
            if (known != null) {
                return known;
            }
            if (states.size() == Short.MAX_VALUE) {
                throw new IllegalArgumentException("The scrub rules have too many anchors");
            }
            states.add(state);
            numbers.put(state, (short) (states.size() - 1));
            return (short) (states.size() - 1);
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
