package dev.tribal.auth.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tribal.platform.limits.AddressBlock;
import dev.tribal.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;

/**
 * Slows down who guesses keys, by the id that is guessed at and by the address that guesses. Ids are no secrets, so an
 * address from which a key was used rightly stays free to use it: nobody elsewhere can lock the owner out.
 */
public final class AttemptGuard {
    private static final int MAX_KNOWN = 100_000;
    private static final Duration KNOWN_FOR = Duration.ofDays(1);

    private final FailureCount byKey;
    private final FailureCount byAddress;
    private final Cache<Pair, Boolean> known = Caffeine.newBuilder()
            .maximumSize(MAX_KNOWN)
            .expireAfterWrite(KNOWN_FOR)
            .build();

    public AttemptGuard(KeySettings settings, Clock clock) {
        this.byKey = new FailureCount(settings.failuresPerKey(), settings.longestWait(), clock);
        this.byAddress = new FailureCount(settings.failuresPerAddress(), settings.longestWait(), clock);
    }

    /** @throws ProblemException {@code rate-limited} with the time to wait */
    void admit(String id, String sender) {
        String address = AddressBlock.of(sender);
        if (known.getIfPresent(new Pair(id, address)) != null) {
            return;
        }
        Duration forKey = byKey.left(id);
        Duration forAddress = byAddress.left(address);
        Duration left = forKey.compareTo(forAddress) > 0 ? forKey : forAddress;
        if (left.isPositive()) {
            throw ProblemException.tooMany("There were too many wrong API keys; wait before the next attempt", left);
        }
    }

    void failed(String id, String sender) {
        String address = AddressBlock.of(sender);
        known.invalidate(new Pair(id, address));
        byKey.add(id);
        byAddress.add(address);
    }

    void succeeded(String id, String sender) {
        known.put(new Pair(id, AddressBlock.of(sender)), true);
        byKey.forget(id);
    }

    private record Pair(String id, String address) {}
}
