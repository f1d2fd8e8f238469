package dev.tribal.platform.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in front of a line: when it was written, and how much its writer cared. */
final class Stamp {
    private static final String TIME = "[0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]{1,9})?+";
    private static final String ZONE = "(?:Z|[+-][0-9]{2}:?[0-9]{2})?+";
    private static final Pattern STAMP = Pattern.compile(
            // 2026-01-31T12:00:00.000Z, [2026-01-31 12:00:00], [task 2026-01-31T12:00:00Z]
            "\\[?+(?:task )?+[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]" + TIME + ZONE + "\\]?+(?: |$)"
                    // 12:00:00 INFO - text, [12:00:00] text
                    + "|\\[?+" + TIME + "\\]?+(?: |$)(?: *+(?:INFO|DEBUG|WARNING|ERROR|CRITICAL) +- ?)?+"
                    // #12 34.56 text, from BuildKit
                    + "|#[0-9]{1,4} [0-9]{1,5}\\.[0-9]{1,4} ");

    private Stamp() {}

    /** Where the text behind a stamp begins; 0 if there is none. */
    static int endIn(String text) {
        if (text.isEmpty() || "[#0123456789".indexOf(text.charAt(0)) < 0) {
            return 0;
        }
        Matcher matcher = STAMP.matcher(text);
        return matcher.lookingAt() ? matcher.end() : 0;
    }
}
