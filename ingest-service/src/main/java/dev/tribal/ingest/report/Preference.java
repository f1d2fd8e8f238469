package dev.tribal.ingest.report;

import dev.tribal.contracts.Limits;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The preference {@code wait} of RFC 7240, section 4.3: answer once the write can be read.
 *
 * @param seconds how long to wait at most, 1 to {@link Limits#WAIT_SECONDS}
 */
public record Preference(int seconds) {
    /** The header that says which preference was honoured (RFC 7240, section 3). */
    public static final String APPLIED = "Preference-Applied";

    private static final int MAX_DIGITS = 9;
    private static final Pattern WAIT = Pattern.compile("wait\\s*=\\s*\"?0*([0-9]{1,40})\"?");

    /** The preference in a header; whatever cannot be understood is no preference, as the RFC asks for. */
    public static Optional<Preference> in(@Nullable String prefer) {
        if (prefer == null) {
            return Optional.empty();
        }
        for (String preference : prefer.split("[,;]", -1)) {
            var wait = WAIT.matcher(preference.strip().toLowerCase(Locale.ROOT));
            if (wait.matches()) {
                String digits = wait.group(1);
                int seconds = digits.length() > MAX_DIGITS
                        ? Limits.WAIT_SECONDS
                        : Math.min(Integer.parseInt(digits), Limits.WAIT_SECONDS);
                return seconds == 0 ? Optional.empty() : Optional.of(new Preference(seconds));
            }
        }
        return Optional.empty();
    }

    public Duration duration() {
        return Duration.ofSeconds(seconds);
    }

    /** The value of {@link #APPLIED}. */
    @Override
    public String toString() {
        return "wait=" + seconds;
    }
}
