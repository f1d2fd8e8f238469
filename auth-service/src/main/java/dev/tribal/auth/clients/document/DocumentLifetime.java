package dev.tribal.auth.clients.document;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a document is kept: as its sender says (RFC 9111), but neither for ever nor fetched all the time. */
final class DocumentLifetime {
    static final Duration LEAST = Duration.ofMinutes(1);
    static final Duration USUAL = Duration.ofHours(1);
    static final Duration MOST = Duration.ofDays(1);

    /** What failed is not tried again at once, so that nobody makes this server knock at another one's door. */
    static final Duration OF_FAILURE = Duration.ofSeconds(30);

    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[\\s,])max-age=\"?(\\d{1,9})");
    private static final Pattern NOT_KEPT = Pattern.compile("(?:^|[\\s,])no-(?:store|cache)\\b");

    private DocumentLifetime() {}

    static Duration of(@Nullable String cacheControl) {
        if (cacheControl == null) {
            return USUAL;
        }
        String directives = cacheControl.toLowerCase(Locale.ROOT);
        if (NOT_KEPT.matcher(directives).find()) {
            return LEAST;
        }
        Matcher age = MAX_AGE.matcher(directives);
        if (!age.find()) {
            return USUAL;
        }
        Duration said = Duration.ofSeconds(Long.parseLong(age.group(1)));
        if (said.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return said.compareTo(MOST) > 0 ? MOST : said;
    }
}
