package dev.tribal.ingest.report;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.Limits;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.api.NewError;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts texts to a limit, since a CI cannot be asked to send shorter ones. */
public final class Shortened {
    private static final String MARKER = "\n… %d characters cut …\n";
    /** How long the marker gets with any number of digits. */
    private static final int MARKER_LENGTH = 48;

    private Shortened() {}

    /** The report with every text that a test can make too long cut to its limit. */
    public static NewError report(NewError error) {
        ErrorContext context = error.context();
        Origin origin = error.origin();
        String trace = context.stackTrace();
        return new NewError(
                start(error.errorType(), Limits.NAME),
                new ErrorContext(
                        context.language(),
                        context.framework(),
                        middle(context.errorMessage(), Limits.ERROR_MESSAGE),
                        context.codeSnippet(),
                        trace == null ? null : middle(trace, Limits.STACK_TRACE),
                        context.taskDescription()),
                error.solution(),
                error.metadata(),
                origin == null ? null : origin(origin));
    }

    private static Origin origin(Origin origin) {
        String testId = origin.testId();
        return new Origin(
                origin.source(),
                origin.project(),
                origin.commit(),
                origin.runUrl(),
                testId == null ? null : start(testId, Limits.REFERENCE),
                origin.environment());
    }

    /** Head and tail of a text that is longer than the limit, and between them how much is missing. */
    public static String middle(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int half = (limit - MARKER_LENGTH) / 2;
        String head = start(text, half);
        String tail = text.substring(startOfTail(text, half));
        return head + MARKER.formatted(text.length() - head.length() - tail.length()) + tail;
    }

    /** The start of a text that is longer than the limit. */
    public static String start(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        // A surrogate pair is one character to everybody else.
        return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
    }

    /**
     * The same up to the last white space or quote, for a text that is scrubbed later: half a secret is none to a rule.
     */
    public static String words(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = limit;
        while (end > 0 && !isBreak(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    /** Adds the start of a text to fields, if there is more of it than white space. */
    public static void putIfAny(Map<String, Object> fields, String name, @Nullable String text, int limit) {
        if (text != null && !text.isBlank()) {
            fields.put(name, start(text, limit));
        }
    }

    private static boolean isBreak(char c) {
        return c == '"' || c == '\'' || Character.isWhitespace(c);
    }

    private static int startOfTail(String text, int length) {
        int start = text.length() - length;
        return Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start;
    }
}
