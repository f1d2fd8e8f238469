package dev.tribal.ingest.fingerprint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What messages of one statement have in common, as far as {@link MessageTemplates} have learnt it. */
public final class Template {
    /** The place where two differ if they differ in none, or in several. */
    static final int NONE = -1;

    /** Others have digits, signs or capitals inside, as names in code do. */
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z][a-z'\u2019-]*+[.!?,]?");

    private final int number;
    private final List<String> tokens;
    private @Nullable Template whole;

    Template(int number, List<String> tokens) {
        this.number = number;
        this.tokens = new ArrayList<>(tokens);
    }

    /** Stays the same however the template widens, until it is found to be one with an older one and has the number of that. */
    public int number() {
        return whole == null ? number : whole.number();
    }

    void becomePartOf(Template older) {
        whole = older;
    }

    /** Share of the words that are the same, 0 to 1; tokens are as many as ours. */
    double likeness(List<String> others) {
        int same = 0;
        for (int i = 0; i < tokens.size(); i++) {
            same += tokens.get(i).equals(others.get(i)) ? 1 : 0;
        }
        return tokens.isEmpty() ? 1 : (double) same / tokens.size();
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

    void widen(List<String> others) {
        for (int i = 0; i < tokens.size(); i++) {
            if (!tokens.get(i).equals(others.get(i))) {
                tokens.set(i, MessageTokens.VALUE);
            }
        }
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

    /** For example {@code Connection to <*> refused}. */
    @Override
    public String toString() {
        return String.join(" ", tokens);
    }
}
