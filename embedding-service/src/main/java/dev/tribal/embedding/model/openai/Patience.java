package dev.tribal.embedding.model.openai;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before a request is tried again: as long as the server says within bounds, otherwise exponentially
 * longer with full jitter (Marc Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
 */
final class Patience {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Clock clock;
    private final RandomGenerator random;

    Patience(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * The time to wait.
     *
     * @param tried how often it was tried before, at least 1
     * @param retryAfter the header of that name (RFC 9110, 10.2.3), if there was one
     */
    Duration after(int tried, @Nullable String retryAfter) {
        return asked(retryAfter).orElseGet(() -> {
            long ceiling = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(tried, 10));
            return Duration.ofMillis(random.nextLong(ceiling + 1));
        });
    }

    private Optional<Duration> asked(@Nullable String retryAfter) {
        if (retryAfter == null) {
            return Optional.empty();
        }
        try {
            Duration asked = retryAfter.chars().allMatch(Character::isDigit)
                    ? Duration.ofSeconds(Long.parseLong(retryAfter))
                    : Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return Optional.of(asked.isNegative() ? Duration.ZERO : asked.compareTo(LONGEST) > 0 ? LONGEST : asked);
        } catch (DateTimeException | NumberFormatException _) {
            return Optional.empty();
        }
    }
}
