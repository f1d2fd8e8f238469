package dev.tribal.platform.log;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines of what a program printed, cleaned as those of a log. */
public final class LogTail {
    private LogTail() {}

    /**
     * Whole lines; of a last line that is too long its last whole words, because half a secret is none to a rule.
     *
     * @param most characters
     */
    public static String of(String printed, int most) {
        Deque<String> lines = new ArrayDeque<>();
        int length = 0;
        for (String line : printedLines(printed)) {
            lines.add(line);
            length += line.length() + 1;
            while (length > most && lines.size() > 1) {
                length -= lines.remove().length() + 1;
            }
        }
        String tail = String.join("\n", lines).strip();
        return tail.length() <= most ? tail : lastWords(tail, most);
    }

    private static Iterable<String> printedLines(String printed) {
        Deque<String> lines = new ArrayDeque<>();
        var reader = new LogReader(new StringReader(printed));
        try {
            for (LogLine line = reader.next(); line != null; line = reader.next()) {
                if (!line.isBlank()) {
                    lines.add(line.text());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static String lastWords(String line, int most) {
        int start = line.length() - most;
        while (start < line.length() && !Character.isWhitespace(line.charAt(start))) {
            start++;
        }
        return line.substring(start).strip();
    }
}
