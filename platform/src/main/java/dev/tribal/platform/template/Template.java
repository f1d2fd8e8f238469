package dev.tribal.platform.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The words that messages of one statement have in common, with {@link MessageTokens#VALUE} where they differ. */
record Template(List<String> tokens) {
    /** The place where two differ if they differ in none, or in several. */
    static final int NONE = -1;

    /** Share of words that agree in messages of one statement; the values that are known are masked before. */
    private static final double ALIKE = 0.8;

    /** Others have digits, signs or capitals inside, as names in code do. */
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z][a-z'\u2019-]*+[.!?,]?");

    Template {
        tokens = List.copyOf(tokens);
    }

    /** Whether messages with so many words can differ in one of them and be of one statement. */
    static boolean mayDiffer(int words) {
        return words > 0 && (double) (words - 1) / words >= ALIKE;
    }

    /** Share of the words that are the same, 0 to 1; 0 if there are more or fewer. */
    double likeness(List<String> others) {
        if (tokens.size() != others.size()) {
            return 0;
        }
        int same = 0;
        for (int i = 0; i < tokens.size(); i++) {
            same += tokens.get(i).equals(others.get(i)) ? 1 : 0;
        }
        return tokens.isEmpty() ? 1 : (double) same / tokens.size();
    }

    boolean isLike(List<String> others) {
        return likeness(others) >= ALIKE;
    }

    /** Whether there is no place in which one plain word stands for another. */
    boolean differsInValues(List<String> others) {
        for (int i = 0; i < tokens.size(); i++) {
            if (!tokens.get(i).equals(others.get(i)) && !isOfValues(i, others.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether they differ only where values are known to stand. */
    boolean includes(List<String> others) {
        return tokens.size() == others.size() && widened(others).equals(this);
    }

    /** The only place in which both differ, {@link #NONE} if there is no such. */
    int onlyDifference(List<String> others) {
        int place = NONE;
        for (int i = 0; i < tokens.size(); i++) {
            if (!tokens.get(i).equals(others.get(i))) {
                if (place != NONE) {
                    return NONE;
                }
                place = i;
            }
        }
        return place;
    }

    /** What both have in common. */
    Template widened(List<String> others) {
        List<String> common = new ArrayList<>(tokens);
        for (int i = 0; i < common.size(); i++) {
            if (!common.get(i).equals(others.get(i))) {
                common.set(i, MessageTokens.VALUE);
            }
        }
        return new Template(common);
    }

    private boolean isOfValues(int place, String other) {
        String own = tokens.get(place);
        return own.equals(MessageTokens.VALUE)
                || other.equals(MessageTokens.VALUE)
                || place > 0 && isLabelEnd(tokens.get(place - 1))
                || !isPlain(own) && !isPlain(other);
    }

    /** As in {@code user=root}. */
    private static boolean isLabelEnd(String before) {
        return before.equals("=") || before.equals(":");
    }

    private static boolean isPlain(String word) {
        return PLAIN_WORD.matcher(word).matches();
    }
}
