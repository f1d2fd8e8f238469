package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.standalone.Http.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tribal keys}, and that a key of it is worth what was said, until it is revoked. */
class KeysCommandIT {
    @TempDir
    Path folder;

    @Test
    void keyIsPrintedAloneAndWorksUntilItIsRevoked() {
        try (var tribal = Tribal.up(folder)) {
            String key = printed(
                    "create",
                    "--name",
                    "ci of the shop",
                    "--role",
                    "reporter",
                    "--project",
                    "shop",
                    "--source",
                    "ci",
                    "--expires",
                    "90d");
            assertThat(key).matches("tribal_[0-9a-f]{16}\\.[A-Za-z0-9_-]{49}");
            var ci = new Http(tribal.url(), key);
            assertThat(report(ci, "shop").status()).isEqualTo(202);
            assertThat(report(ci, "bank").status()).isEqualTo(403);
            assertThat(ci.get("/api/v1/api-keys").status()).isEqualTo(403);

            String id = key.substring("tribal_".length(), key.indexOf('.'));
            assertThat(printed("list").lines())
                    .anyMatch(line -> line.startsWith(id)
                            && line.contains("active   ci ")
                            && line.endsWith("ci of the shop; errors:read errors:write; shop"));
            Running revoke = command("revoke", id);
            assertThat(revoke.await()).as(revoke.output()).isZero();
            assertThat(printed("list").lines()).anyMatch(line -> line.startsWith(id) && line.contains("revoked"));
            assertThat(new Http(tribal.url(), null)
                            .post("/token", "", "X-API-Key", key)
                            .status())
                    .isEqualTo(401);
            await().untilAsserted(() -> assertThat(actions(tribal.http()))
                    .contains("key.create done", "error.report done", "key.revoke done", "token.issue refused"));
        }
    }

    @Test
    void dsnIsPrintedAloneAndTakesEventsForItsProject() {
        try (var tribal = Tribal.up(folder)) {
            String dsn = printed("create", "--name", "shop in production", "--dsn", "--project", "shop");
            assertThat(dsn).matches("http://tribal_[0-9a-f]{16}_\\w{49,}@localhost:\\d+/1");
            String key = dsn.substring("http://".length(), dsn.indexOf('@'));
            var stranger = new Http(tribal.url(), null);
            assertThat(stranger.post("/api/1/store/?sentry_key=" + key, "{\"message\":\"the cart is empty\"}")
                            .status())
                    .isEqualTo(200);
            await().untilAsserted(() -> assertThat(
                            tribal.http().get("/api/v1/errors?project=shop").toString())
                    .contains("the cart is empty", "\"app\""));

            assertRefused(2, "exactly one --project", "create", "--name", "n", "--dsn");
        }
    }

    @Test
    void operatorMakesTheFirstKeyOfAnotherTenant() {
        try (var tribal = Tribal.up(folder)) {
            var acme = new Http(
                    tribal.url(), printed("create", "--name", "acme's admin", "--role", "admin", "--tenant", "acme"));
            assertThat(acme.get("/api/v1/api-keys").toString())
                    .contains("\"acme\"")
                    .doesNotContain("\"default\"");
            assertThat(acme.get("/api/v1/indexes").status()).isEqualTo(403);

            assertRefused(2, "--name is needed", "create");
            assertRefused(2, "like 12h, 90d or 4w", "create", "--name", "n", "--expires", "soon");
            assertRefused(2, "create, list, revoke or rotate", "delete");
            assertRefused(2, "needs the id", "revoke");
            assertRefused(1, "role", "create", "--name", "n", "--role", "king");
            assertRefused(1, "tenant must be", "create", "--name", "n", "--tenant", "a b");
            assertRefused(1, "There is no key", "revoke", "0000000000000000");
        }
    }

    @Test
    void newSigningKeyTakesOverAndTokensOfTheOldOneStayValid() {
        try (var tribal = Tribal.up(folder)) {
            var stranger = new Http(tribal.url(), null);
            String apiKey = printed("create", "--name", "n", "--role", "admin");
            String old = token(stranger, apiKey);

            String kid = printed("rotate");

            assertThat(stranger.get("/oauth2/jwks").json().path("keys").valueStream())
                    .hasSize(2)
                    .anyMatch(key -> key.path("kid").asString().equals(kid));
            await().untilAsserted(
                            () -> assertThat(header(token(stranger, apiKey))).contains(kid));
            for (String token : List.of(old, token(stranger, apiKey))) {
                assertThat(new Http(tribal.url(), token).get("/api/v1/api-keys").status())
                        .isEqualTo(200);
            }
            await().untilAsserted(() -> assertThat(actions(tribal.http())).contains("signing-key.rotate done"));
        }
    }

    private static String token(Http stranger, String apiKey) {
        return stranger.post("/token", "", "X-API-Key", apiKey)
                .json()
                .path("access_token")
                .asString();
    }

    private static String header(String token) {
        return new String(
                Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), StandardCharsets.UTF_8);
    }

    private static Answer report(Http http, String project) {
        Map<String, Object> error = new LinkedHashMap<>(Reports.of("IOException", "disk full"));
        error.put("origin", Map.of("source", "ci", "project", project));
        return http.post("/api/v1/errors", error);
    }

    private static List<String> actions(Http http) {
        return http.get("/api/v1/audit")
                .json()
                .path("entries")
                .valueStream()
                .map(entry -> entry.path("action").asString() + " "
                        + entry.path("outcome").asString())
                .toList();
    }

    /** What a program gets that reads only the standard output. */
    private String printed(String... words) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" 2>/dev/null", "sh"));
        command.addAll(words(words));
        Running running = Running.start(Project.root(), command.toArray(String[]::new));
        assertThat(running.await()).as(running.output()).isZero();
        return running.output().strip();
    }

    private void assertRefused(int status, String sentence, String... words) {
        Running refused = command(words);
        assertThat(refused.await()).as(refused.output()).isEqualTo(status);
        assertThat(refused.output()).contains(sentence).doesNotContain("Exception");
    }

    private Running command(String... words) {
        return Running.start(Project.root(), words(words).toArray(String[]::new));
    }

    private List<String> words(String... words) {
        List<String> command = new ArrayList<>(List.of("./tribal", "keys"));
        command.addAll(List.of(words));
        command.addAll(List.of("--data-dir", folder.toString()));
        return command;
    }
}
