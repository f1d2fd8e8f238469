package dev.tribal.search.pages.session;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is signed in.
 *
 * @param credential an access token, or an API key
 * @param refreshToken gets the next access token; {@code null} with an API key
 * @param tokenEnds when the access token has to be replaced; {@code null} with an API key
 * @param ends when they have to sign in again
 * @param formToken stands in each form that this session may send
 */
public record PageSession(
        String credential,
        @Nullable String refreshToken,
        @Nullable Instant tokenEnds,
        Instant ends,
        String formToken) {
    private static final String ATTRIBUTE = PageSession.class.getName();

    /** The session of a request; nothing for a stranger. */
    public static Optional<PageSession> of(HttpServletRequest request) {
        return Optional.ofNullable((PageSession) request.getAttribute(ATTRIBUTE));
    }

    void attach(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Whether a form was sent from a page of this session. */
    public boolean sent(@Nullable String token) {
        return FormToken.equal(formToken, token);
    }

    /** The same with the next tokens. */
    PageSession with(Grant grant) {
        return new PageSession(grant.accessToken(), grant.refreshToken(), grant.ends(), ends, formToken);
    }

    /** Keeps the tokens out of logs. */
    @Override
    public String toString() {
        return "PageSession[ends=" + ends + "]";
    }
}
