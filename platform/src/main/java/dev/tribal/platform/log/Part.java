package dev.tribal.platform.log;

import java.util.List;

/** A part of a regular expression, as far as it says which characters can follow each other. */
sealed interface Part {
    /** Nothing at all, as between the bars of {@code a||b}. */
    Part NOTHING = new Row(List.of());

    /** One character of a set. */
    record One(Chars chars) implements Part {}

    /** One behind the other. */
    record Row(List<Part> parts) implements Part {}

    /** One of them. */
    record Choice(List<Part> parts) implements Part {}

    /** @param most {@link #ENDLESS} if there is no bound */
    record Repeat(Part part, int least, int most) implements Part {
        static final int ENDLESS = -1;
    }

    /** The beginning of the text. */
    record Begin() implements Part {}

    /** The end of the text. */
    record End() implements Part {}

    /**
     * A set of characters; all beyond ASCII are one to it.
     *
     * @param low those below 64, by bit
     * @param high those from 64 to 127, by bit
     */
    record Chars(long low, long high, boolean others) {
        static final Chars NONE = new Chars(0, 0, false);
        static final Chars ALL = new Chars(-1, -1, true);
        static final int ASCII = 128;

        static Chars range(int from, int to) {
            Chars chars = to < ASCII ? NONE : new Chars(0, 0, true);
            for (int c = from; c <= Math.min(to, ASCII - 1); c++) {
                chars = chars.with(c);
            }
            return chars;
        }

        private Chars with(int c) {
            return c < Long.SIZE
                    ? new Chars(low | 1L << c, high, others)
                    : new Chars(low, high | 1L << (c - Long.SIZE), others);
        }

        Chars or(Chars more) {
            return new Chars(low | more.low, high | more.high, others || more.others);
        }

        /** All others. Of what is beyond ASCII some may be in both. */
        Chars not() {
            return new Chars(~low, ~high, true);
        }

        /** In upper and lower case. Some letters beyond ASCII are the same as k and s then. */
        Chars inBothCases() {
            Chars both = this;
            for (char c = 'a'; c <= 'z'; c++) {
                char upper = Character.toUpperCase(c);
                if (has(c) || has(upper)) {
                    both = both.with(c).with(upper);
                    both = c == 'k' || c == 's' ? both.or(new Chars(0, 0, true)) : both;
                }
            }
            return both;
        }

        /** @param c {@link #ASCII} for any beyond */
        boolean has(int c) {
            return c >= ASCII ? others : (c < Long.SIZE ? low >>> c : high >>> (c - Long.SIZE)) % 2 != 0;
        }
    }
}
