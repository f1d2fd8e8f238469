package dev.tribal.mcp.answer;

import dev.tribal.platform.text.HiddenCharacters;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Text that somebody reported. It is data: nothing in it may pass for a part of the answer around it, or be there
 * without being seen.
 */
public final class ReportedText {
    private ReportedText() {}

    /** The text without terminal colours, control characters (but line break and tab) and invisible characters. */
    public static String clean(String text) {
        return HiddenCharacters.removed(text);
    }

    /** At most {@code max} characters (and a note that says how many are missing), more of the start than the end. */
    public static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int head = whole(text, max * 3 / 4);
        int tail = whole(text, text.length() - max / 4);
        return "%s … [%s characters cut] … %s"
                .formatted(
                        text.substring(0, head), String.format(Locale.ROOT, "%,d", tail - head), text.substring(tail));
    }

    /** An index that does not part a surrogate pair. */
    private static int whole(String text, int index) {
        return index > 0 && Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    }

    /** A short text, clean and on one line. */
    public static String line(String text, int max) {
        return cut(clean(text).replace('\n', ' ').replace('\t', ' ').strip(), max);
    }

    /** Clean text with a mark before each line, so that its end cannot be faked. */
    public static String quote(String text) {
        return text.strip().lines().map(line -> "| " + line).collect(Collectors.joining("\n"));
    }
}
