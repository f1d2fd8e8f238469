package dev.tribal.search.rerank;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One line of a text in a form in which prints of the same thing are the same.
 *
 * @param text hash of it
 * @param grams of the whole
 * @param template grams of the line without what is quoted
 */
@SuppressWarnings("ArrayRecordComponent")
record TextLine(int text, int[] grams, int[] template) {
    private static final int HEAD = 30;
    private static final int TAIL = 15;

    /** The lines that say something, in their order, each once; of a long text those at both ends. */
    static List<TextLine> of(String text) {
        List<String> raw = text.lines().filter(line -> !line.isBlank()).toList();
        Set<String> lines = new LinkedHashSet<>();
        for (int i = 0; i < raw.size(); i++) {
            if (i < HEAD || i >= raw.size() - TAIL) {
                String line = PlainLine.of(raw.get(i));
                if (!line.isEmpty()) {
                    lines.add(line);
                }
            }
        }
        List<TextLine> all = new ArrayList<>(lines.size());
        lines.forEach(line -> all.add(of(line, PlainLine.withoutQuoted(line))));
        return List.copyOf(all);
    }

    private static TextLine of(String line, String template) {
        int[] grams = Grams.of(line);
        return new TextLine(Terms.hash(line), grams, template.equals(line) ? grams : Grams.of(template));
    }
}
