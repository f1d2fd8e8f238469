package dev.tribal.embedding.scrub;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of a template as they may have stood in messages: templates have spaces around each sign, and rules look at signs. */
final class TemplateWords {
    private static final Pattern SIGN = Pattern.compile(" ([=:,;()\\[\\]{}|])");
    private static final Pattern SIGN_ALONE = Pattern.compile(" ([=:,;()\\[\\]{}|]) ");

    private TemplateWords() {}

    /** With spaces around signs, with spaces behind them, and without. */
    static Stream<String> asTheyMayHaveBeen(String text) {
        return Stream.of(
                text,
                SIGN.matcher(text).replaceAll("$1"),
                SIGN_ALONE.matcher(text).replaceAll("$1"));
    }
}
