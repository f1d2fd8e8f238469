package dev.tribal.search.rerank;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The plain words of a printed line: what its author wrote, without what was put in when it was printed, such as quoted values,
 * names in code, numbers and paths. Two errors whose messages differ in such a word are two errors mostly, however much
 * else they share: "sequence index is not an int" and "slice index is not an int".
 */
final class Wording {
    private static final int LONGEST = 400;
    private static final int LINES = 64;
    /** Fewer say nothing: "not found". */
    private static final int FEWEST = 3;

    private static final String QUOTES = "`'\"\u2018\u2019\u201C\u201D";
    private static final String BREAKS = "()[]{}<>,;:|=";
    private static final String ENDS = ".!?";

    /** Say how bad it is and not what; one tool prints them and the next does not. */
    private static final Set<String> LEVELS =
            Set.of("error", "errors", "warning", "fatal", "severe", "critical", "info", "note", "exception");

    private final String line;
    private final Set<String> words = new HashSet<>();
    private int at;

    private Wording(String line) {
        this.line = line;
    }

    /** None for a line of code or of numbers. */
    static Terms of(String raw) {
        var wording = new Wording(raw.substring(0, Math.min(raw.length(), LONGEST)));
        wording.read();
        return Terms.of(wording.words);
    }

    /** Those of the lines of a text that have enough words to tell errors apart, each once, in their order. */
    static List<Terms> ofLines(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .limit(LINES)
                .map(Wording::of)
                .filter(words -> words.size() >= FEWEST)
                .distinct()
                .toList();
    }

    private void read() {
        while (at < line.length()) {
            char c = line.charAt(at);
            if (QUOTES.indexOf(c) >= 0) {
                skipQuoted();
            } else if (isBreak(c)) {
                at++;
            } else {
                readToken();
            }
        }
    }

    /** Behind the quote that ends it; one without an end is passed over alone. */
    private void skipQuoted() {
        at++;
        for (int end = at; end < line.length(); end++) {
            if (QUOTES.indexOf(line.charAt(end)) >= 0 && !isApostrophe(end)) {
                at = end + 1;
                return;
            }
        }
    }

    private void readToken() {
        int start = at;
        while (at < line.length()
                && !isBreak(line.charAt(at))
                && (QUOTES.indexOf(line.charAt(at)) < 0 || isApostrophe(at))) {
            at++;
        }
        int end = at;
        while (end > start && ENDS.indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        if (isPlain(start, end)) {
            String word = line.substring(start, end).toLowerCase(Locale.ROOT);
            if (!LEVELS.contains(word)) {
                words.add(word);
            }
        }
    }

    /** Letters alone, and none but the first of them large: others are names. */
    private boolean isPlain(int start, int end) {
        for (int i = start; i < end; i++) {
            char c = line.charAt(i);
            if (!Character.isLetter(c) && !isApostrophe(i) && c != '-' || i > start && Character.isUpperCase(c)) {
                return false;
            }
        }
        return end - start > 1 && Character.isLetter(line.charAt(start));
    }

    /** As in "can't". */
    private boolean isApostrophe(int i) {
        char c = line.charAt(i);
        return (c == '\'' || c == '\u2019')
                && i > 0
                && i + 1 < line.length()
                && Character.isLetter(line.charAt(i - 1))
                && Character.isLetter(line.charAt(i + 1));
    }

    private static boolean isBreak(char c) {
        return Character.isWhitespace(c) || BREAKS.indexOf(c) >= 0;
    }
}
