package dev.tribal.platform.template;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A text with the names of their kinds in the place of values that vary from run to run. Version 1 of the fingerprints is made
 * of it, so that what it yields must never change. Every repetition in the patterns is bounded or possessive, so the time
 * is linear in the text.
 */
public final class MaskedText {
    /** How many characters are looked at: what is longer differs in values, not in kind. */
    public static final int EXAMINED = 8 * 1024;

    /** In this order: the earlier ones contain what the later ones look for. */
    private static final List<Mask> MASKS = List.of(
            // What scrubbing put in the place of a secret; first, so that what stands around it is seen as it was.
            new Mask("\\[redacted:[a-z][a-z0-9-]{0,39}:[0-9a-f]{8}\\]", "redacted"),
            new Mask("\\u001B\\[[0-9;?]{0,30}[A-Za-z]", ""),
            new Mask("\\b[a-zA-Z][a-zA-Z0-9+.-]{1,20}://[^\\s\"'<>)\\]]++", "<url>"),
            new Mask("[\\w.+-]{1,64}@[\\w-]{1,63}\\.[\\w.-]{1,100}", "<email>"),
            new Mask("\\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\\b", "<uuid>"),
            new Mask(
                    "\\b\\d{4}-\\d\\d-\\d\\d(?:[T ]\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?(?:Z|[+-]\\d\\d:?\\d\\d)?)?",
                    "<time>"),
            new Mask("\\b\\d{1,2}:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?\\b", "<time>"),
            new Mask("(?<!\\w)\"[^\"\\n]{0,500}+\"", "<value>"),
            new Mask("(?<!\\w)'[^'\\n]{0,500}+'(?!\\w)", "<value>"),
            new Mask("(?<!\\w)`[^`\\n]{0,500}+[`']", "<value>"),
            new Mask("[\u2018\u201C][^\u2019\u201D\\n]{0,500}+[\u2019\u201D]", "<value>"),
            new Mask("(?<![\\w+/])(?=[A-Za-z+/_-]{0,200}\\d)[A-Za-z0-9+/_-]{40,}+={0,2}", "<data>"),
            new Mask("(?<![\\w.~<])(?:[A-Za-z]:)?[\\w.~@-]{0,100}+[\\\\/][\\w.~@+%\\\\/-]++(?::\\d++)*+", "<path>"),
            new Mask("@[0-9a-f]{4,16}\\b", "@<hex>"),
            new Mask("\\b0[xX][0-9a-fA-F]++", "<hex>"),
            new Mask("\\b(?=[a-f]{0,64}\\d)(?=\\d{0,64}[a-f])[0-9a-f]{7,64}\\b", "<hex>"),
            new Mask("(?<![A-Za-z_<\\d])\\d[\\d.,_]*+", "<number>"),
            new Mask("\\s++", " "));

    private MaskedText() {}

    /** A text without what varies. */
    public static String of(String text) {
        String masked = text.substring(0, Math.min(text.length(), EXAMINED));
        for (Mask mask : MASKS) {
            masked = mask.pattern().matcher(masked).replaceAll(mask.replacement());
        }
        return masked.strip();
    }

    private record Mask(Pattern pattern, String replacement) {
        Mask(String pattern, String replacement) {
            this(Pattern.compile(pattern), replacement);
        }
    }
}
