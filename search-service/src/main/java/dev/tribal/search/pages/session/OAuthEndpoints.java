package dev.tribal.search.pages.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The endpoints of auth-service that are called from here (RFC 6749, 7009); the pages are a public client with PKCE. */
public final class OAuthEndpoints {
    /** The {@code client_id} of the pages, which auth-service knows. */
    static final String CLIENT = "tribal-pages";

    private static final Logger LOG = LoggerFactory.getLogger(OAuthEndpoints.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Supplier<RestClient> auth;
    private final Clock clock;

    /** @param auth speaks to auth-service */
    public OAuthEndpoints(Supplier<RestClient> auth, Clock clock) {
        this.auth = auth;
        this.clock = clock;
    }

    /** @throws RefusedGrantException if the code is not good */
    Grant exchange(String code, String verifier, String redirectUri) {
        var form = form("grant_type", "authorization_code");
        form.add("code", code);
        form.add("code_verifier", verifier);
        form.add("redirect_uri", redirectUri);
        return token(form);
    }

    /** @throws RefusedGrantException if the token was used before, revoked, or is too old */
    Grant refresh(String refreshToken) {
        var form = form("grant_type", "refresh_token");
        form.add("refresh_token", refreshToken);
        return token(form);
    }

    /** Ends an authorization; that it cannot be done now is no reason not to sign out here. */
    public void revoke(String refreshToken) {
        try {
            send("/oauth2/revoke", form("token", refreshToken)).toBodilessEntity();
        } catch (RestClientException e) {
            LOG.warn("An authorization could not be revoked: {}", e.getMessage());
        }
    }

    private Grant token(MultiValueMap<String, String> form) {
        try {
            Answer answer = Objects.requireNonNull(send("/oauth2/token", form).body(Answer.class));
            return new Grant(
                    answer.accessToken(), answer.refreshToken(), clock.instant().plusSeconds(answer.expiresIn()));
        } catch (HttpClientErrorException.BadRequest | HttpClientErrorException.Unauthorized e) {
            throw new RefusedGrantException(e);
        } catch (RestClientException e) {
            throw ProblemException.unavailable("auth-service cannot be reached; try again", RETRY_AFTER, e);
        }
    }

    private RestClient.ResponseSpec send(String path, MultiValueMap<String, String> form) {
        return auth.get()
                .post()
                .uri(path)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve();
    }

    private static MultiValueMap<String, String> form(String name, String value) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("client_id", CLIENT);
        form.add(name, value);
        return form;
    }

    private record Answer(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("refresh_token") @Nullable String refreshToken,
            @JsonProperty("expires_in") long expiresIn) {}
}
