package dev.tribal.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.auth.keys.ApiKeys;
import dev.tribal.auth.keys.KeyOrder;
import dev.tribal.auth.login.People;
import dev.tribal.auth.login.Person;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.Role;
import dev.tribal.platform.security.ApiKey;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What administrators can do with keys and what attackers cannot, over HTTP and any database. */
interface KeysContract {
    String KEYS = "/api/v1/api-keys";

    RunningAuth auth();

    @Test
    default void newKeyIsShownOnceAndOpensWhatItsRoleAllows() throws Exception {
        HttpResponse<String> answer = auth().postJson(KEYS, """
                {"name":"ci","description":"the build","role":"reporter","projects":["shop","cart"]}""", auth().firstKey());

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        JsonNode made = RunningAuth.json(answer);
        String key = made.path("key").asString();
        JsonNode token = RunningAuth.json(auth().exchange(key));
        assertThat(token.path("scope").asString()).isEqualTo("errors:read errors:write");
        String secret = key.substring(key.indexOf('.') + 1);
        HttpResponse<String> list = auth().send("GET", KEYS, "X-API-Key", auth().firstKey());
        assertThat(list.body()).contains(made.path("id").asString()).doesNotContain(secret, "secret_hash");
        JsonNode listed = find(list, made.path("id").asString());
        assertThat(listed.path("created_by").asString()).startsWith("key:");
        assertThat(listed.path("projects").valueStream().map(JsonNode::asString))
                .containsExactly("shop", "cart");
        assertThat(auth().send("GET", KEYS, "X-API-Key", key).statusCode()).isEqualTo(403);
    }

    @Test
    default void keysOfWhoIsRemovedAreNamedAndStayUnlessTheyAreToEndToo() throws Exception {
        var ann = new Person("corp:ann", "default", Role.ADMIN);
        auth().bean(People.class).remember(ann);
        String hers = auth().bean(ApiKeys.class)
                .create(new KeyOrder(
                        "default", "hers", null, ann.role().scopes(), List.of(), ann.name(), null, Source.HUMAN));
        String madeWithHers = RunningAuth.json(auth().postJson(KEYS, "{\"name\":\"ci\",\"role\":\"reporter\"}", hers))
                .path("key")
                .asString();

        JsonNode kept = removal("corp:ann");
        assertThat(kept.path("keys").valueStream().map(key -> key.path("id").asString()))
                .containsExactly(ApiKey.idOf(hers), ApiKey.idOf(madeWithHers));
        assertThat(kept.toString()).doesNotContain("revoked_at", hers);
        assertThat(auth().exchange(madeWithHers).statusCode()).isEqualTo(200);

        auth().bean(People.class).remember(ann);
        JsonNode revoked = removal("corp:ann&keys=revoke");
        assertThat(revoked.path("keys").valueStream()).hasSize(2).allMatch(key -> key.hasNonNull("revoked_at"));
        assertThat(auth().exchange(hers).statusCode()).isEqualTo(401);
        assertThat(auth().exchange(madeWithHers).statusCode()).isEqualTo(401);
        assertThat(auth().send("GET", "/api/v1/audit?action=key.revoke", "X-API-Key", auth().firstKey())
                        .body())
                .contains(ApiKey.idOf(hers), ApiKey.idOf(madeWithHers));
    }

    private JsonNode removal(String query) throws Exception {
        HttpResponse<String> answer =
                auth().send("DELETE", "/api/v1/people?name=" + query, "X-API-Key", auth().firstKey());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningAuth.json(answer);
    }

    @Test
    default void lastUseIsWrittenSoonAfterwards() throws Exception {
        JsonNode made = make("""
                {"name":"used","role":"reader"}""");
        assertThat(made.has("last_used_at")).isFalse();

        auth().exchange(made.path("key").asString());

        await().untilAsserted(() -> assertThat(listed(made).has("last_used_at")).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"a\",\"role\":\"reader\",\"tenant\":\"other\"}",
                "{\"name\":\"a\",\"role\":\"reader\",\"expires\":\"2030-01-01T00:00:00Z\"}",
                "{\"name\":\"a\",\"role\":\"reader\",\"expires_at\":\"2020-01-01T00:00:00Z\"}",
                "{\"name\":\"a\",\"role\":\"reader\",\"scopes\":[\"errors:read\"]}",
                "{\"name\":\"a\",\"role\":\"root\"}",
                "{\"name\":\"a\",\"scopes\":[\"everything\"]}",
                "{\"name\":\"a\"}",
                "{\"name\":\" \",\"role\":\"reader\"}",
                "{\"name\":\"a\\r\\nSet-Cookie: b=c\",\"role\":\"reader\"}",
                "{\"name\":\"a\\u202eb\",\"role\":\"reader\"}",
                "{\"name\":\"a\\u0000b\",\"role\":\"reader\"}",
                "{\"name\":\"a\",\"role\":\"reader\",\"projects\":[\"a\\nb\"]}",
                "{\"name\":\"a\",\"role\":\"reader\",\"projects\":[\"\"]}"
            })
    default void requestThatNamesATenantOrIsNotClearIsRefused(String body) throws Exception {
        HttpResponse<String> answer = auth().postJson(KEYS, body, auth().firstKey());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningAuth.json(answer).path("detail").asString()).isNotBlank();
    }

    @Test
    default void keyCannotDoMoreThanTheOneThatMakesIt() throws Exception {
        Instant end = Instant.now().plus(Duration.ofHours(1));
        String maker = make("""
                {"name":"maker","scopes":["admin","errors:read"],"projects":["shop"],"expires_at":"%s"}""".formatted(end)).path("key").asString();

        for (String more : List.of(
                "{\"name\":\"a\",\"role\":\"reporter\",\"projects\":[\"shop\"],\"expires_at\":\"%s\"}".formatted(end),
                "{\"name\":\"a\",\"role\":\"reader\",\"projects\":[\"cart\"],\"expires_at\":\"%s\"}".formatted(end),
                "{\"name\":\"a\",\"role\":\"reader\",\"expires_at\":\"%s\"}".formatted(end),
                "{\"name\":\"a\",\"role\":\"reader\",\"projects\":[\"shop\"]}",
                "{\"name\":\"a\",\"role\":\"reader\",\"projects\":[\"shop\"],\"expires_at\":\"%s\"}"
                        .formatted(end.plusSeconds(1)))) {
            assertThat(auth().postJson(KEYS, more, maker).statusCode()).as(more).isEqualTo(403);
        }
        assertThat(auth().postJson(
                                KEYS,
                                "{\"name\":\"a\",\"role\":\"reader\",\"projects\":[\"shop\"],\"expires_at\":\"%s\"}"
                                        .formatted(end),
                                maker)
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    default void revokedKeyIsRefusedAtOnceAndItsLastTokenMakesNoSuccessor() throws Exception {
        JsonNode made = make("""
                {"name":"leaked","role":"admin"}""");
        String key = made.path("key").asString();
        String bearer = "Bearer "
                + RunningAuth.json(auth().exchange(key)).path("access_token").asString();

        assertThat(revoke(made.path("id").asString(), auth().firstKey())).isEqualTo(204);

        assertThat(auth().exchange(key).statusCode()).isEqualTo(401);
        assertThat(listed(made).has("revoked_at")).isTrue();
        assertThat(revoke(made.path("id").asString(), auth().firstKey())).isEqualTo(404);
        HttpResponse<String> refused =
                auth().send("DELETE", KEYS + "/" + made.path("id").asString(), "Authorization", bearer);
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    default void keyOfAnotherTenantIsLikeOneThatIsNotThere() throws Exception {
        JsonNode mine = make("""
                {"name":"mine","role":"reader"}""");
        String stranger = inTenant("stranger", """
                {"name":"admin","role":"admin"}""").path("key").asString();

        HttpResponse<String> other =
                auth().send("DELETE", KEYS + "/" + mine.path("id").asString(), "X-API-Key", stranger);
        HttpResponse<String> unknown = auth().send("DELETE", KEYS + "/0000000000000000", "X-API-Key", stranger);

        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(RunningAuth.json(other).path("detail"))
                .isEqualTo(RunningAuth.json(unknown).path("detail"));
        assertThat(auth().send("GET", KEYS, "X-API-Key", stranger).body())
                .contains("\"stranger\"")
                .doesNotContain("\"default\"", mine.path("id").asString());
        assertThat(auth().exchange(mine.path("key").asString()).statusCode()).isEqualTo(200);
    }

    @Test
    default void neitherKeyNorTokenOutlivesItsEnd() throws Exception {
        String key = make("{\"name\":\"short\",\"role\":\"reader\",\"expires_at\":\"%s\"}"
                        .formatted(Instant.now().plusSeconds(3)))
                .path("key")
                .asString();

        HttpResponse<String> token = auth().exchange(key);

        assertThat(token.statusCode()).isEqualTo(200);
        assertThat(RunningAuth.json(token).path("expires_in").asInt()).isBetween(0, 3);
        await().untilAsserted(
                        () -> assertThat(auth().exchange(key).statusCode()).isEqualTo(401));
    }

    @Test
    default void guessingASecretIsSlowedDownAndUnknownIdsAreNoDifferent() throws Exception {
        String key = make("""
                {"name":"guessed","role":"reader"}""").path("key").asString();
        String known = key.substring(0, key.indexOf('.'));
        for (String id : List.of(known, "tribal_ffffffffffffffff")) {
            HttpResponse<String> first = auth().exchange(id + ".guess0");
            assertThat(first.statusCode()).isEqualTo(401);
            assertThat(RunningAuth.json(first).path("detail").asString()).isEqualTo("The API key is not valid");
            for (int i = 1; i < 10; i++) {
                auth().exchange(id + ".guess" + i);
            }

            HttpResponse<String> slowed = auth().exchange(id + ".guess10");
            assertThat(slowed.statusCode()).isEqualTo(429);
            assertThat(slowed.headers().firstValueAsLong("Retry-After").orElse(0))
                    .isPositive();
            HttpResponse<String> elsewhere = auth().send("GET", "/whoami", "X-API-Key", id + ".guess11");
            assertThat(elsewhere.statusCode()).isEqualTo(429);
            assertThat(elsewhere.headers().firstValue("Retry-After")).isPresent();
        }
        await().untilAsserted(
                        () -> assertThat(auth().exchange(key).statusCode()).isEqualTo(200));
    }

    @Test
    default void mistypedKeyIsRefusedAndCostsNoPatience() throws Exception {
        String key = make("""
                {"name":"typed","role":"reader"}""").path("key").asString();
        int at = key.indexOf('.') + 5;
        String mistyped = key.substring(0, at) + (key.charAt(at) == 'A' ? 'B' : 'A') + key.substring(at + 1);

        for (int i = 0; i < 60; i++) {
            assertThat(auth().exchange(mistyped).statusCode()).isEqualTo(401);
        }
        assertThat(auth().exchange(key).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"api_key", "apikey", "X-API-Key", "access_token", "query"})
    default void keyInTheAddressIsRefusedWithASentence(String parameter) throws Exception {
        HttpResponse<String> answer = auth().send(
                        "GET", "/whoami?a=b&" + parameter + "=" + auth().firstKey(), "X-API-Key", auth().firstKey());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningAuth.json(answer).path("detail").asString()).contains("do not belong into a URL");
    }

    private JsonNode make(String body) throws Exception {
        HttpResponse<String> answer = auth().postJson(KEYS, body, auth().firstKey());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return RunningAuth.json(answer);
    }

    private JsonNode inTenant(String tenant, String body) throws Exception {
        HttpResponse<String> answer =
                auth().postJson("/api/v1/tenants/" + tenant + "/api-keys", body, auth().firstKey());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return RunningAuth.json(answer);
    }

    private int revoke(String id, String key) throws Exception {
        return auth().send("DELETE", KEYS + "/" + id, "X-API-Key", key).statusCode();
    }

    private JsonNode listed(JsonNode made) throws Exception {
        return find(
                auth().send("GET", KEYS, "X-API-Key", auth().firstKey()),
                made.path("id").asString());
    }

    private static JsonNode find(HttpResponse<String> list, String id) {
        return RunningAuth.json(list)
                .path("keys")
                .valueStream()
                .filter(key -> key.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
