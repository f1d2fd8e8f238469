package dev.tribal.contracts;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form in which people and programs write ids (RFC 9562, section 4); the JDK reads shorter ones, too. */
public final class UuidForm {
    /** As a part of another regular expression, which it gives no group. */
    public static final String REGEX = "\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";

    private static final Pattern PATTERN = Pattern.compile(REGEX);

    private UuidForm() {}

    /** The id that a text is; empty if it is none. */
    public static Optional<UUID> parse(String text) {
        return PATTERN.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** The first id in a text, such as the address of a page; empty if there is none. */
    public static Optional<UUID> find(String text) {
        Matcher found = PATTERN.matcher(text);
        return found.find() ? Optional.of(UUID.fromString(found.group())) : Optional.empty();
    }
}
