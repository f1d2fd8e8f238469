package dev.tribal.ingest.fingerprint;

import java.util.Locale;
import java.util.regex.Pattern;

/** The name of an error's type as everybody would write it: {@code java.io.IOException} is {@code ioexception}. */
final class ErrorType {
    private static final Pattern QUALIFIER = Pattern.compile(".*[.:\\\\$*&]");
    private static final Pattern NAME = Pattern.compile("[\\w.:\\\\$*&-]+");

    private ErrorType() {}

    /** Without packages, as people and tools leave them out at will; a type that is no name is a message template. */
    static String normalised(String type) {
        String name = Identifiers.stable(type.strip());
        if (!NAME.matcher(name).matches()) {
            return MessageTemplate.masked(name);
        }
        String simple = QUALIFIER.matcher(name).replaceFirst("");
        return (simple.isEmpty() ? name : simple).toLowerCase(Locale.ROOT);
    }
}
