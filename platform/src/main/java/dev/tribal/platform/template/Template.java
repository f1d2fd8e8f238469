package dev.tribal.platform.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The words that messages of one statement have in common, with {@link MessageTokens#VALUE} where they differ. */
record Template(List<String> tokens) {
    /** The place where two differ if they differ in none, or in several. */
    static final int NONE = -1;

    /** Share of words that agree in messages of one statement; the values that are known are masked before. */
    private static final double ALIKE = 0.8;

    /** Of any language; others have digits, signs or capitals inside, as names in code do. */
    private static final Pattern PLAIN_WORD = Pattern.compile("\\p{L}[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}'\u2019-]*+[.!?,]?");

    /** {@code PermissionDenied}, {@code ValidationException}, {@code NOT_FOUND}, {@code EACCES}: it says what happened, not to what. */
    private static final Pattern FAULT = Pattern.compile(
            "(?:\\w*(?:Exception|Error|Failure|Fault|Denied|Exceeded|NotFound|Exists|Unavailable|Timeout"
                    + "|Unauthorized|Unauthenticated|Forbidden|Refused|Aborted|Cancelled|Conflict)|[A-Z][A-Z_]{3,})[.!?,]?");

    /** What stands behind these is a kind, not a value. */
    private static final Set<String> KINDS =
            Set.of("code", "status", "reason", "errno", "error", "kind", "type", "state");

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

    /** Whether there is no place in which one plain word stands for another, or for one that names a kind of fault. */
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

    /** The only place in which both differ, {@link #NONE} if there is no such, or one of the words is a kind of fault. */
    int onlyDifference(List<String> others) {
        int place = NONE;
        for (int i = 0; i < tokens.size(); i++) {
            if (!tokens.get(i).equals(others.get(i))) {
                if (place != NONE || isFault(tokens.get(i)) || isFault(others.get(i))) {
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
                || !isFault(own) && !isFault(other) && (isBehindLabel(place) || !isPlain(own) && !isPlain(other));
    }

    /** As in {@code user=root}. */
    private boolean isBehindLabel(int place) {
        return place > 0 && tokens.get(place - 1).equals("=") && !(place > 1 && KINDS.contains(tokens.get(place - 2)));
    }

    private static boolean isFault(String word) {
        return FAULT.matcher(word).matches();
    }

    private static boolean isPlain(String word) {
        return PLAIN_WORD.matcher(word).matches();
    }
}
