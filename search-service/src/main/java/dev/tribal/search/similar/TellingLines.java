package dev.tribal.search.similar;

import java.util.List;
import java.util.Locale;

/** The lines of a long text that its rarest terms stand in first: what a whole console log is about. */
final class TellingLines {
    private static final int SHORT = 4_000;
    private static final int LINE = 400;

    /** What a log repeats more often says no more. */
    private static final int LINES_OF_A_TERM = 2;

    private TellingLines() {}

    /**
     * A short text as it is; of a long one, those lines, or all of it if there are none.
     *
     * @param terms in lower case
     */
    static String of(String text, List<String> terms) {
        if (text.length() <= SHORT) {
            return text;
        }
        int[] lines = new int[terms.size()];
        var telling = new StringBuilder();
        text.lines()
                .map(line -> line.substring(0, Math.min(line.length(), LINE)))
                .filter(line -> tells(line.toLowerCase(Locale.ROOT), terms, lines))
                .forEach(line -> telling.append(line).append('\n'));
        return telling.isEmpty() ? text : telling.toString();
    }

    private static boolean tells(String line, List<String> terms, int... lines) {
        boolean tells = false;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] < LINES_OF_A_TERM && line.contains(terms.get(i))) {
                lines[i]++;
                tells = true;
            }
        }
        return tells;
    }
}
