package dev.tribal.embedding.retrieval;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Splits a text into lines without what only a console needs: colours, timestamps, levels, thread names. */
final class Lines {
    /** What lies beyond tells nothing more about a line, and bounds the work of the patterns. */
    private static final int LONGEST = 400;

    private static final Pattern ESCAPES =
            Pattern.compile("\\x1B(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^\\x07]*+\\x07?)|[\\x00-\\x08\\x0B-\\x1F\\x7F]");
    private static final Pattern TIMESTAMP =
            Pattern.compile("^\\[?(?:\\d{4}[-/]\\d\\d[-/]\\d\\d[T ])?\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?"
                    + "(?:Z|[+-]\\d\\d:?\\d\\d)?]?[\\s:|]*(?:-+ )?");
    private static final Pattern LEVEL = Pattern.compile("^(?:##\\[(?:error|warning|debug)]|::(?:error|warning)[^:]*::"
            + "|\\[?(?:ERROR|WARN|WARNING|INFO|DEBUG|TRACE|FATAL|SEVERE)\\b]?(?:\\s+\\d+)?|npm (?:ERR!|error)|E {2,})"
            + "[\\s:|]*(?:-+ )?");
    private static final Pattern THREAD =
            Pattern.compile("^\\[(?:main|[\\w.#-]*(?:thread|worker|exec|pool|task)[\\w.#-]*)][\\s:|]*(?:-+ )?");
    private static final Pattern LEAD_IN = Pattern.compile(
            "^(?:Exception in thread \"[^\"]*\" |Uncaught (?=\\w+Error)|Unhandled exception[.:] |\\(node:\\d+\\) )");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Lines() {}

    /** All lines that say something, cleaned, each with its kind. */
    static Stream<Line> of(String text) {
        return text.lines().map(Lines::clean).filter(line -> !line.isEmpty()).map(Line::of);
    }

    private static String clean(String raw) {
        String line = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
        line = without(ESCAPES, line).strip();
        line = without(TIMESTAMP, line);
        line = without(LEVEL, line);
        line = without(THREAD, line);
        line = without(LEVEL, line);
        line = without(LEAD_IN, line);
        return SPACES.matcher(line).replaceAll(" ").strip();
    }

    private static String without(Pattern pattern, String line) {
        return pattern.matcher(line).replaceAll("");
    }
}
