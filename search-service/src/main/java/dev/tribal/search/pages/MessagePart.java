package dev.tribal.search.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a message: words of its template, or a value that was filled in.
 *
 * @param isValue whether it usually differs from report to report: a number, an id, a path, something in quotes
 */
record MessagePart(String text, boolean isValue) {
    private static final Pattern VALUE = Pattern.compile("\"[^\"\\n]{1,200}\"|'[^'\\n]{1,200}'|`[^`\\n]{1,200}`"
            + "|\\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b|\\b0x[0-9a-fA-F]+\\b"
            + "|\\bhttps?://[^\\s\"'<>]{1,200}|(?<![\\w/])/[\\w.@-]+(?:/[\\w.@-]+)+|\\b\\d[\\d.,:T-]*\\w*\\b");

    /** The longest part of a message that is looked at. */
    private static final int LOOKED_AT = 4_000;

    static List<MessagePart> of(String message) {
        List<MessagePart> parts = new ArrayList<>();
        String head = message.substring(0, Math.min(message.length(), LOOKED_AT));
        Matcher values = VALUE.matcher(head);
        int end = 0;
        while (values.find()) {
            add(parts, head.substring(end, values.start()), false);
            add(parts, values.group(), true);
            end = values.end();
        }
        add(parts, message.substring(end), false);
        return parts;
    }

    private static void add(List<MessagePart> parts, String text, boolean isValue) {
        if (!text.isEmpty()) {
            parts.add(new MessagePart(text, isValue));
        }
    }
}
