package dev.tribal.contracts.event;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a text that a stranger chose safe to keep and to print. */
final class AuditText {
    /** Line ends would forge entries; invisible and bidirectional characters would disguise them. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]");

    private AuditText() {}

    static @Nullable String clean(@Nullable String text, int max) {
        if (text == null) {
            return null;
        }
        String cut = text.length() > max ? text.substring(0, max) : text;
        return UNSAFE.matcher(cut).replaceAll(" ");
    }

    static String required(@Nullable String text, int max, String name) {
        return Objects.requireNonNull(clean(text, max), name);
    }
}
