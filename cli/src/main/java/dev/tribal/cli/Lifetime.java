package dev.tribal.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long something is to last, as people write it: {@code 12h}, {@code 90d}, {@code 4w}. */
record Lifetime(Duration length) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,3})([hdw])");
    private static final int DAYS_IN_WEEK = 7;

    /** @throws UsageException if the text is not of this form */
    static Lifetime parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new UsageException("--expires takes hours, days or weeks, like 12h, 90d or 4w, not " + text);
        }
        long count = Long.parseLong(matcher.group(1));
        return new Lifetime(
                switch (matcher.group(2)) {
                    case "h" -> Duration.ofHours(count);
                    case "d" -> Duration.ofDays(count);
                    default -> Duration.ofDays(count * DAYS_IN_WEEK);
                });
    }

    /** The end of what begins at a time, to the second. */
    Instant from(Instant start) {
        return Instant.ofEpochSecond(start.plus(length).getEpochSecond());
    }
}
