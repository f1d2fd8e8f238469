package dev.tribal.embedding.deadletter;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says why an event could not be applied. Only what Tribal itself writes is repeated, nothing of the event. */
final class Cause {
    static final String UNKNOWN_TYPE = "Its type was not known to the version that read it";
    static final String UNREADABLE = "Its content is damaged or of another form than its type has";
    static final String NOT_APPLICABLE = "It was read, but could not be applied to its error";
    static final String UNKNOWN = "Its message does not say why";

    private static final Pattern MISSING = Pattern.compile("The message has no ([a-z]{1,32})");

    private Cause() {}

    /** @param message that of the exception; {@code null} if the header is missing */
    static String of(@Nullable String message) {
        if (message == null) {
            return UNKNOWN;
        }
        Matcher missing = MISSING.matcher(message);
        if (missing.matches()) {
            return ("It has no " + missing.group(1).toLowerCase(Locale.ROOT)).intern();
        }
        if (message.startsWith("Unknown event type") || message.startsWith("Unknown type")) {
            return UNKNOWN_TYPE;
        }
        if (message.startsWith("The message is not a readable")) {
            return UNREADABLE;
        }
        return message.startsWith("The event cannot be applied") ? NOT_APPLICABLE : UNKNOWN;
    }
}
