package dev.tribal.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What people and clients do leaves entries, and none of them holds a secret. */
class SignInAuditIT {
    @TempDir
    private static Path data;

    private static RunningAuth auth;

    @BeforeAll
    static void start() {
        auth = new RunningAuth(data, CodeFlow.SETTINGS);
    }

    @AfterAll
    static void stop() {
        auth.close();
    }

    @Test
    void signingInAndOutLeavesEntriesAndAnUnknownNameIsWrittenNowhere() throws Exception {
        var browser = new Browser(auth.url());
        browser.signIn("admin", "wrong-and-secret");
        browser.signIn("my-password-in-the-wrong-field", "wrong-and-secret");
        browser.signIn("admin", auth.adminPassword());
        browser.post("/logout", Browser.fields(browser.get("/login").body()));

        await().untilAsserted(() -> assertThat(entries("person.sign-out")).hasSize(1));
        assertThat(lines("person.sign-in"))
                .contains(
                        "stranger person.sign-in person:admin refused",
                        "stranger person.sign-in person: refused",
                        "user:admin person.sign-in person:admin done");
        assertThat(everything())
                .doesNotContain("my-password", "wrong-and-secret", auth.adminPassword(), "tribal-session");
    }

    @Test
    void grantRevocationAndReplayLeaveEntriesWithoutTheTokens() throws Exception {
        var person = new Browser(auth.url());
        person.signIn("admin", auth.adminPassword());
        var program = new Browser(auth.url());
        String code = CodeFlow.code(person, CodeFlow.request());
        String refresh = Browser.json(CodeFlow.redeem(program, code, CodeFlow.VERIFIER))
                .path("refresh_token")
                .asString();
        program.post("/oauth2/revoke", Map.of("token", refresh, "client_id", "cli"));
        program.post("/oauth2/revoke", Map.of("token", "unknown", "client_id", "cli"));
        CodeFlow.redeem(program, code, CodeFlow.VERIFIER);

        await().untilAsserted(() -> assertThat(lines("authorization.replay"))
                .containsExactly("client:cli authorization.replay client:cli refused"));
        assertThat(lines("authorization.grant")).contains("user:admin authorization.grant client:cli done");
        assertThat(lines("authorization.revoke")).containsExactly("client:cli authorization.revoke client:cli done");
        assertThat(everything()).doesNotContain(code, refresh);
    }

    @Test
    void registrationAndARefusedConsentLeaveEntries() throws Exception {
        HttpResponse<String> registered = auth.postJson("/oauth2/register", """
                {"client_name": "x", "redirect_uris": ["https://app.example.com/cb"], "scope": "errors:read",
                 "token_endpoint_auth_method": "none"}""", auth.firstKey());
        String client = Browser.json(registered).path("client_id").asString();
        Map<String, String> request = CodeFlow.request();
        request.putAll(
                Map.of("client_id", client, "redirect_uri", "https://app.example.com/cb", "scope", "errors:read"));
        var person = new Browser(auth.url());
        person.signIn("admin", auth.adminPassword());
        String consent = Browser.location(CodeFlow.authorize(person, request));
        Map<String, String> form =
                new LinkedHashMap<>(Browser.fields(person.get(consent).body()));
        form.remove("scope");
        person.post("/oauth2/authorize", form);

        await().untilAsserted(() -> assertThat(lines("authorization.grant"))
                .contains("user:admin authorization.grant client:%s refused".formatted(client)));
        assertThat(lines("client.register")).contains("stranger client.register client:%s done".formatted(client));
    }

    @Test
    void rotationOfTheSigningKeyIsTheDeedOfWhoAskedForIt() throws Exception {
        HttpResponse<String> rotated = auth.postJson("/api/v1/signing-keys/rotate", "", auth.firstKey());
        String key =
                auth.firstKey().substring("tribal_".length(), auth.firstKey().indexOf('.'));
        assertThat(lines("signing-key.rotate"))
                .containsExactly("key:%s signing-key.rotate signing-key:%s done"
                        .formatted(key, Browser.json(rotated).path("kid").asString()));
    }

    private static List<JsonNode> entries(String action) throws Exception {
        var answer = auth.send("GET", "/api/v1/audit?max_results=500&action=" + action, "X-API-Key", auth.firstKey());
        return Browser.json(answer).path("entries").valueStream().toList();
    }

    private static List<String> lines(String action) throws Exception {
        return entries(action).stream()
                .map(entry -> "%s %s %s:%s %s"
                        .formatted(
                                entry.at("/actor/subject").asString(),
                                entry.path("action").asString(),
                                entry.at("/target/kind").asString(),
                                entry.at("/target/id").asString(""),
                                entry.path("outcome").asString()))
                .toList();
    }

    private static String everything() throws Exception {
        return auth.send("GET", "/api/v1/audit?max_results=500", "X-API-Key", auth.firstKey())
                .body();
    }
}
