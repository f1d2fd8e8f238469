package dev.tribal.search.pages;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.Role;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.problem.ReceivedProblems;
import dev.tribal.platform.security.CurrentCaller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Keys and members as auth-service knows them, asked with the token of the person who looks. */
final class AuthServiceClient {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Supplier<RestClient> auth;
    private final CurrentCaller caller;
    private final ReceivedProblems problems;

    AuthServiceClient(Supplier<RestClient> auth, CurrentCaller caller, ReceivedProblems problems) {
        this.auth = auth;
        this.caller = caller;
        this.problems = problems;
    }

    List<Key> keys() {
        return reaching(() -> Objects.requireNonNull(
                        answered(auth.get().get().uri("/api/v1/api-keys")).body(Keys.class))
                .keys());
    }

    List<Member> members() {
        return reaching(() -> Objects.requireNonNull(
                        answered(auth.get().get().uri("/api/v1/people")).body(Members.class))
                .people());
    }

    /** Makes a key; the answer is the only one that has it whole. */
    Key create(WantedKey wanted) {
        var request = auth.get()
                .post()
                .uri("/api/v1/api-keys")
                .contentType(MediaType.APPLICATION_JSON)
                .body(wanted);
        return reaching(() -> Objects.requireNonNull(answered(request).body(Key.class)));
    }

    void revoke(String id) {
        reaching(() ->
                answered(auth.get().delete().uri("/api/v1/api-keys/{id}", id)).toBodilessEntity());
    }

    /** @param keys what becomes of the keys that the member made: {@code keep} or {@code revoke} */
    void remove(String member, String keys) {
        reaching(() -> answered(auth.get()
                        .delete()
                        .uri(uri -> uri.path("/api/v1/people")
                                .queryParam("name", "{name}")
                                .queryParam("keys", "{keys}")
                                .build(member, keys)))
                .toBodilessEntity());
    }

    private RestClient.ResponseSpec answered(RestClient.RequestHeadersSpec<?> request) {
        return request.headers(headers -> headers.setBearerAuth(caller.get().token()))
                .retrieve()
                .onStatus(HttpStatusCode::isError, (_, response) -> {
                    throw problems.read(response);
                });
    }

    private static <T> T reaching(Supplier<T> call) {
        try {
            return call.get();
        } catch (RestClientException e) {
            throw ProblemException.unavailable("auth-service cannot be reached; try again", RETRY_AFTER, e);
        }
    }

    /** The keys of a tenant. */
    private record Keys(List<Key> keys) {}

    /** The members of a tenant. */
    private record Members(List<Member> people) {}

    /** An API key; {@code key} is there only when it was just made. */
    record Key(
            String id,
            @Nullable String key,
            String name,
            List<String> scopes,
            List<String> projects,
            @Nullable Source source,
            @JsonProperty("created_by") @Nullable String createdBy,
            @JsonProperty("expires_at") @Nullable Instant expiresAt,
            @JsonProperty("last_used_at") @Nullable Instant lastUsedAt,
            @JsonProperty("revoked_at") @Nullable Instant revokedAt) {
        boolean isExpired(Instant now) {
            return expiresAt != null && !expiresAt.isAfter(now);
        }

        /** Keeps the key out of logs. */
        @Override
        public String toString() {
            return "Key[id=" + id + "]";
        }
    }

    /**
     * A key to be made.
     *
     * @param projects the only ones that it may write to; empty for all
     * @param expiresAt when it ends; {@code null} for never
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WantedKey(
            String name,
            Role role,
            List<String> projects,
            @JsonProperty("expires_at") @Nullable Instant expiresAt) {}

    /** Somebody who can sign in. */
    record Member(
            String name,
            Role role,
            @JsonProperty("signs_in") String signsIn) {}
}
