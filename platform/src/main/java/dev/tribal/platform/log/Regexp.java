package dev.tribal.platform.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/** A regular expression of RE2 that is tried only on texts that may match. Safe for threads. */
record Regexp(Pattern pattern, Screen screen) {
    /** @throws com.google.re2j.PatternSyntaxException if it is none */
    static Regexp compile(String regexp) {
        return new Regexp(Pattern.compile(regexp), Screen.of(regexp));
    }

    /** Where it matches first; {@code null} if it does not. */
    @Nullable Matcher find(String text) {
        if (!screen.mayMatch(text)) {
            return null;
        }
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher : null;
    }

    boolean isIn(String text) {
        return find(text) != null;
    }
}
