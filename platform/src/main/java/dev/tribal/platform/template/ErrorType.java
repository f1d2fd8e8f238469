package dev.tribal.platform.template;

import dev.tribal.contracts.Limits;
import dev.tribal.platform.trace.Identifiers;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name of an error's type as everybody would write it: {@code java.io.IOException} is {@code ioexception}. */
public final class ErrorType {
    private static final String QUALIFIERS = ".:\\$*&";
    private static final Pattern NAME = Pattern.compile("[\\w.:\\\\$*&-]++");

    private ErrorType() {}

    /** Without packages, as people and tools leave them out at will; a type that is no name is a message template. */
    public static String normalised(String type) {
        String name = Identifiers.stable(
                type.substring(0, Math.min(type.length(), Limits.NAME)).strip());
        if (!NAME.matcher(name).matches()) {
            return MaskedText.of(name);
        }
        int start = name.length();
        while (start > 0 && QUALIFIERS.indexOf(name.charAt(start - 1)) < 0) {
            start--;
        }
        String simple = name.substring(start);
        return (simple.isEmpty() ? name : simple).toLowerCase(Locale.ROOT);
    }
}
