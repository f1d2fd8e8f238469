package dev.tribal.contracts.event;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type attribute of a CloudEvent: what happened, and the schema version in which it is told.
 *
 * @param name for example {@code dev.tribal.error.reported}
 * @param version from 1
 */
record EventType(String name, int version) {
    private static final Pattern FORM = Pattern.compile("(.+)\\.v([1-9][0-9]{0,5})");

    /** @throws UnreadableEventException if the text has another form than {@code name.v1} */
    static EventType parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new UnreadableEventException("Unknown type " + text);
        }
        return new EventType(parts.group(1), Integer.parseInt(parts.group(2)));
    }

    @Override
    public String toString() {
        return name + ".v" + version;
    }
}
