package dev.tribal.platform.blob;

import dev.tribal.contracts.Limits;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The head and the tail of a long text, cut at line ends. Most of the room is for the head, where a stack trace names
 * its error and the frames that matter; the tail begins at the last cause if there is one, and else shows the end.
 */
public final class Excerpt {
    static final int LENGTH = Limits.EXCERPT;

    private static final int MARK = 64;
    private static final int TAIL = LENGTH / 4;
    private static final int HEAD = LENGTH - TAIL - MARK;
    private static final Pattern CAUSE = Pattern.compile("^\\s*Caused by: ", Pattern.MULTILINE);

    private Excerpt() {}

    /** A text of at most {@link #LENGTH} characters that says how much it leaves out. */
    public static String of(String text) {
        if (text.length() <= LENGTH) {
            return text;
        }
        int headEnd = headEnd(text);
        int tailStart = tailStart(text);
        String head = text.substring(0, headEnd);
        String tail = text.substring(tailStart, endOf(text, tailStart + TAIL));
        return head
                + "\n... %d characters left out ...\n".formatted(text.length() - head.length() - tail.length())
                + tail;
    }

    private static int headEnd(String text) {
        int lineEnd = text.lastIndexOf('\n', HEAD);
        // A single enormous line has no better place than this one.
        return lineEnd > HEAD / 2 ? lineEnd : endOf(text, HEAD);
    }

    private static int tailStart(String text) {
        int lastCause = CAUSE.matcher(text.substring(HEAD))
                .results()
                .mapToInt(MatchResult::start)
                .reduce(-1, (_, last) -> last);
        if (lastCause >= 0) {
            return HEAD + lastCause;
        }
        int start = text.length() - TAIL;
        int lineEnd = text.indexOf('\n', start);
        if (lineEnd >= 0 && lineEnd < start + TAIL / 2) {
            return lineEnd + 1;
        }
        return Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start;
    }

    /** The index or the one before: half a surrogate pair could not be written as UTF-8. */
    private static int endOf(String text, int index) {
        if (index >= text.length()) {
            return text.length();
        }
        return Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    }
}
