package dev.tribal.search.pages.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tribal.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Gets the next access token shortly before the old one ends. A refresh token is good once, and a browser asks for
 * several things at a time: for a while those that come with the old one get what the first of them got.
 */
final class Renewal {
    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final Duration REMEMBERED = Duration.ofMinutes(2);
    private static final int MOST = 10_000;

    private final OAuthEndpoints oauth;
    private final Clock clock;
    private final Cache<String, Grant> renewed =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST).build();

    Renewal(OAuthEndpoints oauth, Clock clock) {
        this.oauth = oauth;
        this.clock = clock;
    }

    /**
     * The session with a token that is still good; the very same if nothing had to be done.
     *
     * @throws RefusedGrantException if the person has to sign in again
     * @throws ProblemException if auth-service is away and the token ended
     */
    PageSession current(PageSession session) {
        Instant ends = session.tokenEnds();
        String refreshToken = session.refreshToken();
        if (ends == null || refreshToken == null || clock.instant().isBefore(ends.minus(MARGIN))) {
            return session;
        }
        try {
            return session.with(renewed.get(refreshToken, oauth::refresh));
        } catch (ProblemException e) {
            if (clock.instant().isBefore(ends)) {
                return session;
            }
            throw e;
        }
    }
}
