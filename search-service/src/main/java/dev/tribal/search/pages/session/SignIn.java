package dev.tribal.search.pages.session;

import dev.tribal.contracts.api.Role;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.util.UriComponentsBuilder;

/** Signs people in at auth-service (authorization code with PKCE), or with an API key, and out again. */
public final class SignIn {
    /** The cookie of auth-service's own session: who signs out here should not be signed in again without a word. */
    private static final String AUTH_SESSION = "tribal-session";

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final AuthAddress auth;
    private final OAuthEndpoints oauth;
    private final JwtDecoder tokens;
    private final SealedCookie<PageSession> sessions;
    private final SealedCookie<SignInStart> starts;
    private final Duration lifetime;
    private final Clock clock = Clock.systemUTC();

    public SignIn(
            AuthAddress auth,
            OAuthEndpoints oauth,
            JwtDecoder tokens,
            SealedCookie<PageSession> sessions,
            SealedCookie<SignInStart> starts,
            Duration lifetime) {
        this.auth = auth;
        this.oauth = oauth;
        this.tokens = tokens;
        this.sessions = sessions;
        this.starts = starts;
        this.lifetime = lifetime;
    }

    /** Begins a sign-in; the address to go to. Asks for every scope: auth-service gives those that the person has. */
    public String begin(HttpServletRequest request, HttpServletResponse response, String to) {
        SignInStart start = SignInStart.to(to, auth.back(request));
        starts.write(request, response, start, PATIENCE);
        return UriComponentsBuilder.fromUriString(auth.fromBrowser(request))
                .path("/oauth2/authorize")
                .queryParam("response_type", "code")
                .queryParam("client_id", OAuthEndpoints.CLIENT)
                .queryParam("redirect_uri", "{back}")
                .queryParam("scope", "{scopes}")
                .queryParam("state", start.state())
                .queryParam("code_challenge", start.challenge())
                .queryParam("code_challenge_method", "S256")
                .encode()
                .buildAndExpand(start.back(), String.join(" ", Role.everyScope()))
                .toUriString();
    }

    /**
     * Ends a sign-in.
     *
     * @return the page that was wanted; nothing if this browser did not begin it, or it was refused
     */
    public Optional<String> finish(
            HttpServletRequest request, HttpServletResponse response, @Nullable String code, @Nullable String state) {
        Optional<SignInStart> start = starts.read(request);
        starts.remove(request, response);
        if (start.isEmpty() || code == null || !FormToken.equal(start.get().state(), state)) {
            return Optional.empty();
        }
        try {
            Grant grant =
                    oauth.exchange(code, start.get().verifier(), start.get().back());
            open(request, response, grant.accessToken(), grant.refreshToken(), grant.ends());
            return Optional.of(start.get().to());
        } catch (RefusedGrantException _) {
            return Optional.empty();
        }
    }

    /**
     * Begins a sign-in with an API key: what the form has to send along. A sign-in that is under way in another tab goes
     * on.
     */
    public String expectKey(HttpServletRequest request, HttpServletResponse response) {
        SignInStart start = starts.read(request).orElseGet(() -> SignInStart.to("", ""));
        starts.write(request, response, start, PATIENCE);
        return start.state();
    }

    /** Whether a form was sent by this browser from our page. */
    public boolean isExpected(HttpServletRequest request, @Nullable String formToken) {
        return starts.read(request)
                .filter(start -> FormToken.equal(start.state(), formToken))
                .isPresent();
    }

    /** Signs in with an API key; throws a {@link org.springframework.security.oauth2.jwt.JwtException} if it is not valid. */
    public void withKey(HttpServletRequest request, HttpServletResponse response, String key) {
        tokens.decode(key);
        starts.remove(request, response);
        open(request, response, key, null, null);
    }

    public void out(HttpServletRequest request, HttpServletResponse response) {
        Optional<PageSession> session = PageSession.of(request);
        if (session.isPresent()) {
            session.map(PageSession::refreshToken).ifPresent(oauth::revoke);
            sessions.remove(request, response);
            response.addCookie(expired(AUTH_SESSION));
        }
    }

    private static Cookie expired(String name) {
        var cookie = new Cookie(name, "");
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setMaxAge(0);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    private void open(
            HttpServletRequest request,
            HttpServletResponse response,
            String credential,
            @Nullable String refreshToken,
            @Nullable Instant tokenEnds) {
        Instant ends = clock.instant().plus(lifetime);
        sessions.write(
                request,
                response,
                new PageSession(credential, refreshToken, tokenEnds, ends, FormToken.random()),
                lifetime);
    }
}
