package dev.tribal.embedding.retrieval;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Collects lines, each once. A text that fits is kept as it is, because every word of a short report tells something;
 * of a longer one, the lines that matter most are kept and the others forgotten while they go by.
 */
final class Excerpt {
    /** About what the model reads, at four characters a token. */
    private static final int BUDGET = 1_000;

    /** The part of the budget that leaves room for frames. */
    private static final int FOR_TEXTS = 800;

    /** How many lines of a kind are kept; more of the same kind are mostly the same again. */
    private static final Map<Line.Kind, Integer> MOST = Map.of(
            Line.Kind.HEADLINE, 5, Line.Kind.CAUSE, 3, Line.Kind.ERROR, 6, Line.Kind.OTHER, 20, Line.Kind.OWN_FRAME, 5);

    private static final Pattern PACKAGE = Pattern.compile("^(?:[\\w$]+\\.)+(?=[A-Z])");

    private final StringBuilder whole = new StringBuilder();
    private final Map<Line.Kind, List<String>> kept = new EnumMap<>(Line.Kind.class);
    private final Set<String> seen = new HashSet<>();

    void add(Line line) {
        if (line.kind() == Line.Kind.NOISE || !seen.add(canonical(line.text()))) {
            return;
        }
        if (whole.length() <= BUDGET) {
            whole.append(whole.isEmpty() ? "" : "\n").append(line.text());
        }
        List<String> lines = kept.computeIfAbsent(line.kind(), _ -> new ArrayList<>());
        int most = MOST.getOrDefault(line.kind(), 0);
        if (line.kind() == Line.Kind.CAUSE && lines.size() == most) {
            // The last cause is the root, so of causes the first one gives way.
            lines.removeFirst();
        }
        if (lines.size() < most) {
            lines.add(line.text());
        }
    }

    /** All lines in their order if they fit; otherwise headlines, causes from the root, errors, other texts, frames. */
    @Override
    public String toString() {
        return whole.length() <= BUDGET ? whole.toString() : selection();
    }

    private String selection() {
        var text = new StringBuilder();
        int forTexts = lines(Line.Kind.OWN_FRAME).isEmpty() ? BUDGET : FOR_TEXTS;
        append(text, lines(Line.Kind.HEADLINE), forTexts);
        append(text, lines(Line.Kind.CAUSE).reversed(), forTexts);
        append(text, lines(Line.Kind.ERROR), forTexts);
        append(text, lines(Line.Kind.OTHER), forTexts);
        append(text, lines(Line.Kind.OWN_FRAME), BUDGET);
        return text.toString();
    }

    private List<String> lines(Line.Kind kind) {
        return kept.getOrDefault(kind, List.of());
    }

    private static void append(StringBuilder text, List<String> lines, int limit) {
        for (String line : lines) {
            int room = limit - text.length() - 1;
            if (room <= 0) {
                return;
            }
            text.append(text.isEmpty() ? "" : "\n").append(line, 0, Math.min(line.length(), room));
        }
    }

    /** The same whether a type is written with its package or without. */
    private static String canonical(String text) {
        return PACKAGE.matcher(text).replaceFirst("");
    }
}
