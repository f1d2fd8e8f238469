package dev.tribal.auth.clients.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks one host only so often, whatever addresses strangers make up below it, so that nobody floods another with us. */
final class HostPatience {
    private static final int MOST_HOSTS = 10_000;
    private static final int A_MINUTE = 30;

    private final Cache<String, AtomicInteger> asked;

    HostPatience(Ticker ticker) {
        this.asked = Caffeine.newBuilder()
                .maximumSize(MOST_HOSTS)
                .expireAfterWrite(Duration.ofMinutes(1))
                .ticker(ticker)
                .build();
    }

    /** Counts a request; false if there were too many. */
    boolean allows(String host) {
        return asked.get(host, _ -> new AtomicInteger()).incrementAndGet() <= A_MINUTE;
    }
}
