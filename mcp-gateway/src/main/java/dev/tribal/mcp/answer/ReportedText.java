package dev.tribal.mcp.answer;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text that somebody reported. It is data: nothing in it may pass for a part of the answer around it, or be there
 * without being seen.
 */
public final class ReportedText {
    private static final Pattern TERMINAL_SEQUENCE = Pattern.compile("\u001B\\[[0-?]*[ -/]*[@-~]");
    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n?|[\\u0085\\u2028\\u2029]");

    // Letters and marks that show nothing; Unicode counts them as neither control nor format characters.
    private static final String INVISIBLE = "\u034F\u115F\u1160\u17B4\u17B5\u2065\u2800\u3164\uFFA0";

    private ReportedText() {}

    /** The text without terminal colours, control characters (but line break and tab) and invisible characters. */
    public static String clean(String text) {
        String plain = TERMINAL_SEQUENCE.matcher(text).replaceAll("");
        return LINE_BREAK
                .matcher(plain)
                .replaceAll("\n")
                .codePoints()
                .filter(ReportedText::isVisible)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\n' || c == '\t';
            case Character.FORMAT, Character.SURROGATE -> false;
            default -> !isIgnorable(c) && INVISIBLE.indexOf(c) < 0;
        };
    }

    /** Variation selectors, tag characters and what Unicode keeps free beside them: shown as nothing, yet read. */
    private static boolean isIgnorable(int c) {
        return c >= 0x180B && c <= 0x180F
                || c >= 0xFE00 && c <= 0xFE0F
                || c >= 0xFFF0 && c <= 0xFFF8
                || c >= 0xE0000 && c <= 0xE0FFF;
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
