package dev.tribal.auth.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Counts failures by whom they are blamed on, and says how long who fails too often has to wait. Bounded memory. */
final class FailureCount {
    private static final int MAX_REMEMBERED = 100_000;
    private static final int MAX_DOUBLINGS = 30;

    private final Cache<String, Failures> counts;
    private final int free;
    private final Duration longestWait;
    private final Clock clock;

    /** @param free how many failures cost nothing */
    FailureCount(int free, Duration longestWait, Clock clock) {
        this.free = free;
        this.longestWait = longestWait;
        this.clock = clock;
        this.counts = Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterWrite(longestWait.multipliedBy(2))
                .build();
    }

    void add(String blamed) {
        counts.asMap().compute(blamed, (_, earlier) -> {
            int count = earlier == null ? 1 : earlier.count() + 1;
            return new Failures(count, clock.instant().plus(waitAfter(count)));
        });
    }

    void forget(String blamed) {
        counts.invalidate(blamed);
    }

    /** How long to wait from now; nothing or less for not at all. */
    Duration left(String blamed) {
        Failures failures = counts.getIfPresent(blamed);
        return failures == null ? Duration.ZERO : Duration.between(clock.instant(), failures.blockedUntil());
    }

    /** One second after the last free one, then twice as long each time. */
    private Duration waitAfter(int count) {
        if (count < free) {
            return Duration.ZERO;
        }
        var wait = Duration.ofSeconds(1L << Math.min(count - free, MAX_DOUBLINGS));
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }

    private record Failures(int count, Instant blockedUntil) {}
}
