package dev.tribal.search.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people say them. */
final class Times {
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final long DAYS_TOLD = 30;

    private Times() {}

    /** To the second. */
    static String exact(Instant time) {
        return EXACT.format(time);
    }

    /** How long ago, roughly; the day if it is longer than a month. */
    static String ago(Instant time, Instant now) {
        Duration passed = Duration.between(time, now);
        if (passed.toSeconds() < 60) {
            return "just now";
        }
        if (passed.toMinutes() < 60) {
            return passed.toMinutes() + " min ago";
        }
        if (passed.toHours() < 48) {
            return passed.toHours() + " h ago";
        }
        return passed.toDays() <= DAYS_TOLD ? passed.toDays() + " days ago" : DAY.format(time);
    }
}
