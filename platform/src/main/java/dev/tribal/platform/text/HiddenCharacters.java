package dev.tribal.platform.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters that show nothing, or turn around what stands beside them: a text with them is not what it looks like. Time
 * is linear in the text.
 *
 * @see <a href="https://trojansource.codes/trojan-source.pdf">Boucher and Anderson, Trojan Source: Invisible
 *     Vulnerabilities (2021)</a>
 */
public final class HiddenCharacters {
    private static final char ESCAPE = '\u001B';

    /** Colours and movements of the cursor (CSI of ECMA-48). */
    private static final String SEQUENCE = ESCAPE + "\\[[0-?]*+[ -/]*+[@-~]";

    /** Letters and marks that show nothing; Unicode counts them as neither control nor format characters. */
    private static final String BLANK = "\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u2065\\u2800\\u3164\\uFFA0";

    /** Variation selectors, tag characters and what Unicode keeps free beside them: shown as nothing, yet read. */
    private static final String IGNORABLE = "\\u180B-\\u180F\\uFE00-\\uFE0F\\uFFF0-\\uFFF8\\x{E0000}-\\x{E0FFF}";

    private static final String HIDDEN = "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}" + BLANK + IGNORABLE + "&&[^\\n\\r\\t]]";

    /** In an emoji a joiner and the selectors of its style are where they belong, and what they do is seen. */
    private static final String PICTURE = "\\p{IsExtended_Pictographic}(?:\\p{IsEmoji_Modifier}|[\\uFE0E\\uFE0F])?+";

    private static final String EMOJI = PICTURE + "(?:\\u200D" + PICTURE + ")*+|[0-9#*]\\uFE0F\\u20E3";

    private static final Pattern ANY = Pattern.compile(HIDDEN);
    private static final Pattern ANY_SEQUENCE = Pattern.compile(SEQUENCE);
    private static final Pattern ANY_OUTSIDE_EMOJI =
            Pattern.compile("(?<emoji>" + EMOJI + ")|" + SEQUENCE + "|" + HIDDEN);
    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n?|[\\u0085\\u2028\\u2029]");

    private HiddenCharacters() {}

    /** The text without them and without terminal sequences; line breaks and tabs stay, each break as a line feed. */
    public static String removed(String text) {
        // Sequences first: they stand between the characters of one break.
        String plain = ANY_SEQUENCE.matcher(text).replaceAll("");
        return ANY.matcher(LINE_BREAK.matcher(plain).replaceAll("\n")).replaceAll("");
    }

    /**
     * The text in parts, with a mark in the place of each of them and of each terminal sequence. What is no mark is as it
     * was; line breaks, tabs and whole emojis stay.
     */
    public static List<Part> marked(String text) {
        if (!ANY.matcher(text).find()) {
            return List.of(new Part(text, false));
        }
        List<Part> parts = new ArrayList<>();
        int end = 0;
        for (Matcher found = ANY_OUTSIDE_EMOJI.matcher(text); found.find(); ) {
            if (found.group("emoji") == null) {
                if (found.start() > end) {
                    parts.add(new Part(text.substring(end, found.start()), false));
                }
                parts.add(new Part(mark(found.group()), true));
                end = found.end();
            }
        }
        if (end < text.length()) {
            parts.add(new Part(text.substring(end), false));
        }
        return parts;
    }

    /** {@code ⟨U+202E⟩}, {@code ⟨ESC[31m⟩}. */
    private static String mark(String hidden) {
        return hidden.length() > 1 && hidden.charAt(0) == ESCAPE
                ? "⟨ESC%s⟩".formatted(hidden.substring(1))
                : "⟨U+%04X⟩".formatted(hidden.codePointAt(0));
    }

    /**
     * A part of a text as it is shown.
     *
     * @param isMark whether it stands for what cannot be seen
     */
    public record Part(String text, boolean isMark) {}
}
