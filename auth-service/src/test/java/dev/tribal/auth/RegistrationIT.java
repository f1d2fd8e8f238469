package dev.tribal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationIT {
    private static final String CLIENT = """
            {"client_name": "An <agent>", "redirect_uris": ["%s"], "token_endpoint_auth_method": "none",
             "grant_types": ["authorization_code", "refresh_token"], "response_types": ["code"], "scope": "%s"}""";

    @TempDir
    private static Path data;

    private static RunningAuth auth;

    @BeforeAll
    static void start() {
        auth = new RunningAuth(data, "--tribal.limits.stranger-registrations-per-minute=100");
    }

    @AfterAll
    static void stop() {
        auth.close();
    }

    @Test
    void clientThatRegisteredItselfGetsATokenWhenThePersonAgrees() throws Exception {
        Map<String, String> request = request();
        var person = new Browser(auth.url());
        person.signIn("admin", auth.adminPassword());

        String consent = Browser.location(CodeFlow.authorize(person, request));
        assertThat(consent).startsWith(auth.url() + "/oauth2/consent?");
        HttpResponse<String> page = person.get(consent);
        assertThat(page.body())
                .contains("An &lt;agent&gt;", "localhost", "errors:read")
                .doesNotContain("<agent>");
        Map<String, String> form = new LinkedHashMap<>(Browser.fields(page.body()));
        form.put("scope", "errors:read");
        String back = Browser.location(person.post("/oauth2/authorize", form));

        assertThat(back).startsWith("http://localhost:50321/callback?");
        HttpResponse<String> tokens = new Browser(auth.url())
                .post(
                        "/oauth2/token",
                        Map.of(
                                "grant_type", "authorization_code",
                                "client_id", request.get("client_id"),
                                "redirect_uri", request.get("redirect_uri"),
                                "code", Browser.query(back).get("code"),
                                "code_verifier", CodeFlow.VERIFIER));
        assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
        assertThat(Browser.json(tokens).path("scope").asString()).isEqualTo("errors:read");
    }

    @Test
    void personMayRefuse() throws Exception {
        var person = new Browser(auth.url());
        person.signIn("admin", auth.adminPassword());
        String consent = Browser.location(CodeFlow.authorize(person, request()));
        Map<String, String> form =
                new LinkedHashMap<>(Browser.fields(person.get(consent).body()));
        form.remove("scope");
        assertThat(Browser.query(Browser.location(person.post("/oauth2/authorize", form))))
                .containsEntry("error", "access_denied")
                .containsEntry("iss", auth.url());
    }

    @Test
    void nobodyElseSeesOrAnswersTheQuestion() throws Exception {
        var person = new Browser(auth.url());
        person.signIn("admin", auth.adminPassword());
        String consent = Browser.location(CodeFlow.authorize(person, request()));
        var stranger = new Browser(auth.url());
        assertThat(Browser.location(stranger.get(consent))).endsWith("/login");
        Map<String, String> form =
                new LinkedHashMap<>(Browser.fields(person.get(consent).body()));
        form.put("scope", "errors:read");
        HttpResponse<String> forged = stranger.post("/oauth2/authorize", form);
        assertThat(Browser.location(forged)).doesNotContain("code=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/callback",
                "javascript:alert(1)",
                "data:text/html,x",
                "https://app.example.com/callback#x",
                "https://user@app.example.com/callback",
                "http://localhost.example.com/callback",
                "/callback"
            })
    void addressWhereACodeWouldBeLostIsRefused(String address) throws Exception {
        HttpResponse<String> answer = register(CLIENT.formatted(address, "errors:read"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void scopeThatIsNotOnTheListIsRefused() throws Exception {
        assertThat(register(CLIENT.formatted("https://app.example.com/cb", "errors:read admin"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void clientCannotActForItself() throws Exception {
        var client = Browser.json(register("""
                {"client_name": "x", "redirect_uris": ["https://app.example.com/cb"], "scope": "errors:read",
                 "token_endpoint_auth_method": "client_secret_post", "grant_types": ["client_credentials"],
                 "tenant": "acme"}"""));
        HttpResponse<String> answer = new Browser(auth.url())
                .post(
                        "/oauth2/token",
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", client.path("client_id").asString(),
                                "client_secret", client.path("client_secret").asString()));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Browser.json(answer).path("error").asString()).isEqualTo("unauthorized_client");
    }

    @Test
    void nothingIsFetchedFromAnAddressThatAStrangerNames() throws Exception {
        for (String address : new String[] {"http://169.254.169.254/keys", "https://localhost:8443/keys"}) {
            HttpResponse<String> answer = register("""
                    {"client_name": "x", "redirect_uris": ["https://app.example.com/cb"], "scope": "errors:read",
                     "token_endpoint_auth_method": "private_key_jwt", "jwks_uri": "%s"}""".formatted(address));
            // Refused, or registered without it.
            assertThat(answer.body()).doesNotContain("\"jwks_uri\":", "private_key_jwt", address);
        }
    }

    @Test
    void onlySoManyRegisterInAMinute(@TempDir Path other) throws Exception {
        try (var small = new RunningAuth(other, "--tribal.auth.registration.per-minute=2")) {
            String client = CLIENT.formatted("https://app.example.com/cb", "errors:read");
            assertThat(register(small, client).statusCode()).isEqualTo(201);
            assertThat(register(small, client).statusCode()).isEqualTo(201);
            assertThat(register(small, client).statusCode()).isEqualTo(400);
        }
    }

    private static Map<String, String> request() throws Exception {
        HttpResponse<String> registered =
                register(CLIENT.formatted("http://localhost/callback", "errors:read errors:write"));
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
        Map<String, String> request = CodeFlow.request();
        request.put("client_id", Browser.json(registered).path("client_id").asString());
        request.put("redirect_uri", "http://localhost:50321/callback");
        return request;
    }

    private static HttpResponse<String> register(String json) throws IOException, InterruptedException {
        return register(auth, json);
    }

    private static HttpResponse<String> register(RunningAuth at, String json) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(at.url() + "/oauth2/register"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(json))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
