package dev.tribal.search.pages.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What auth-service gave out.
 *
 * @param refreshToken good once; {@code null} if there is none
 * @param ends when the access token ends
 */
public record Grant(String accessToken, @Nullable String refreshToken, Instant ends) {
    /** Keeps the tokens out of logs. */
    @Override
    public String toString() {
        return "Grant[ends=" + ends + "]";
    }
}
