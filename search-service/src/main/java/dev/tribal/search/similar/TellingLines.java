package dev.tribal.search.similar;

import java.util.List;
import java.util.Locale;

/** The lines of a long text that its rarest terms stand in: what a whole console log is about. */
final class TellingLines {
    private static final int MOST = 4_000;
    private static final int TERMS = 20;

    private TellingLines() {}

    /**
     * A short text as it is; of a long one, those lines, or all of it if there are none.
     *
     * @param terms rarest first
     */
    static String of(String text, List<String> terms) {
        if (text.length() <= MOST) {
            return text;
        }
        List<String> rarest = terms.subList(0, Math.min(TERMS, terms.size()));
        var telling = new StringBuilder();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (telling.length() < MOST && rarest.stream().anyMatch(line.toLowerCase(Locale.ROOT)::contains)) {
                telling.append(line).append('\n');
            }
        }
        return telling.isEmpty() ? text : telling.toString();
    }
}
