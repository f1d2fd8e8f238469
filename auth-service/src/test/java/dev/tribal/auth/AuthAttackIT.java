package dev.tribal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on the way to a token that no other test tries. */
class AuthAttackIT {
    @TempDir
    private static Path data;

    private static RunningAuth auth;

    private final Browser program = new Browser(auth.url());

    @BeforeAll
    static void start() {
        auth = new RunningAuth(data, CodeFlow.SETTINGS);
    }

    @AfterAll
    static void stop() {
        auth.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login?redirect=https://evil.example",
                "/login?continue=//evil.example",
                "/login?next=https://evil.example&url=https://evil.example",
                "/login?targetUrl=https://evil.example",
                "//evil.example/login",
                "/login;https://evil.example"
            })
    void signInSendsNobodyToAnAddressThatStandsInTheLink(String link) throws Exception {
        var person = new Browser(auth.url());
        Map<String, String> form = Browser.fields(person.get("/login").body());
        form.put("username", "admin");
        form.put("password", auth.adminPassword());
        String path = link.startsWith("/login?") ? link : "/login";
        person.get(auth.url() + link);
        String to = Browser.location(person.post(path, form, "Referer", "https://evil.example/"));
        assertThat(to).startsWith(auth.url() + "/").doesNotContain("evil");
    }

    @Test
    void tenantAndMoreCannotBeAskedFor() throws Exception {
        Map<String, String> wishes = Map.of(
                "tenant", "victim",
                "sub", "user:other",
                "projects", "all",
                "aud", "other",
                "role", "operator",
                "expires_in", "999999");
        var person = new Browser(auth.url());
        person.signIn("admin", auth.adminPassword());
        Map<String, String> request = CodeFlow.request();
        request.putAll(wishes);
        String code = CodeFlow.code(person, request);
        String[] more = wishes.entrySet().stream()
                .flatMap(wish -> Stream.of(wish.getKey(), wish.getValue()))
                .toArray(String[]::new);
        JWTClaimsSet ofPerson = claims(CodeFlow.redeem(program, code, CodeFlow.VERIFIER, more));
        assertThat(ofPerson.getStringClaim("tenant")).isEqualTo("default");
        assertThat(ofPerson.getSubject()).isEqualTo("user:admin");
        assertThat(ofPerson.getAudience()).containsExactly("tribal");
        assertThat(ofPerson.getStringClaim("scope")).isEqualTo("errors:read errors:write");
        assertThat(ofPerson.getExpirationTime().getTime()
                        - ofPerson.getIssueTime().getTime())
                .isEqualTo(300_000);

        Map<String, String> form = new LinkedHashMap<>(wishes);
        form.putAll(Map.of("grant_type", "client_credentials", "scope", "errors:read"));
        JWTClaimsSet ofClient = claims(program.post("/oauth2/token", form, "Authorization", batch()));
        assertThat(ofClient.getStringClaim("tenant")).isEqualTo("acme");
        assertThat(ofClient.getSubject()).isEqualTo("client:batch");

        HttpResponse<String> ofKey = auth.send("POST", "/token?tenant=victim", "X-API-Key", auth.firstKey());
        assertThat(claims(ofKey).getStringClaim("tenant")).isEqualTo("default");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token", "client_secret", "api_key", "anything"})
    void keyInTheQueryIsRefusedEvenWhereNoKeyIsNeeded(String name) throws Exception {
        String key = auth.firstKey();
        for (String path : new String[] {"/whoami", "/token", "/oauth2/token", "/login"}) {
            HttpResponse<String> answer = auth.send("GET", path + "?" + name + "=" + key);
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(answer.body()).doesNotContain(key);
        }
    }

    @Test
    void passwordGrantAndImplicitFlowAreNotThere() throws Exception {
        HttpResponse<String> password = program.post(
                "/oauth2/token",
                Map.of(
                        "grant_type", "password",
                        "username", "admin",
                        "password", auth.adminPassword(),
                        "client_id", "cli"));
        assertThat(password.statusCode()).isIn(400, 401);
        assertThat(password.body()).doesNotContain("access_token");
        var person = new Browser(auth.url());
        person.signIn("admin", auth.adminPassword());
        Map<String, String> request = CodeFlow.request();
        request.put("response_type", "token");
        HttpResponse<String> implicit = CodeFlow.authorize(person, request);
        assertThat(Browser.location(implicit) + implicit.body()).doesNotContain("access_token");
    }

    @Test
    void codeOfOneClientOrAddressIsOfNoUseToAnother() throws Exception {
        var person = new Browser(auth.url());
        person.signIn("admin", auth.adminPassword());
        String code = CodeFlow.code(person, CodeFlow.request());
        Map<String, String> form = Map.of(
                "grant_type",
                "authorization_code",
                "redirect_uri",
                CodeFlow.CALLBACK,
                "code",
                code,
                "code_verifier",
                CodeFlow.VERIFIER);
        assertThat(program.post("/oauth2/token", form, "Authorization", batch()).statusCode())
                .isEqualTo(400);
        String another = CodeFlow.code(person, CodeFlow.request());
        HttpResponse<String> elsewhere =
                CodeFlow.redeem(program, another, CodeFlow.VERIFIER, "redirect_uri", "https://app.example.com/back");
        assertThat(elsewhere.statusCode()).isEqualTo(400);
    }

    private static String batch() {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString("batch:0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    }

    private static JWTClaimsSet claims(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return SignedJWT.parse(Browser.json(answer).path("access_token").asString())
                .getJWTClaimsSet();
    }
}
