package dev.tribal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.tribal.auth.login.People;
import dev.tribal.auth.login.Person;
import dev.tribal.contracts.api.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People of another company sign in at their own provider, whose signatures are real. */
class FederationIT {
    @TempDir
    private static Path data;

    private static OidcProvider provider;
    private static RunningAuth auth;

    @BeforeAll
    static void start() {
        provider = new OidcProvider();
        auth = new RunningAuth(data, withProvider(provider.issuer()));
        provider.knows(auth.url());
    }

    @AfterAll
    static void stop() {
        auth.close();
        provider.close();
    }

    @Test
    void personFromAProviderGetsATokenAsWhatTheirClaimsMeanHere() throws Exception {
        provider.says("alice", Map.of("org", "acme-inc", "groups", List.of("staff", "leads")));
        var browser = new Browser(auth.url());
        assertThat(browser.get("/login").body()).contains("/oauth2/authorization/corp", "Sign in with Corp &amp; Co");
        CodeFlow.authorize(browser, CodeFlow.request());

        String back = Browser.location(signIn(browser, "alice"));

        assertThat(back).startsWith(auth.url() + "/oauth2/authorize?");
        String code = Browser.query(Browser.location(browser.get(back))).get("code");
        HttpResponse<String> tokens = CodeFlow.redeem(new Browser(auth.url()), code, CodeFlow.VERIFIER);
        assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
        JWTClaimsSet claims = SignedJWT.parse(
                        Browser.json(tokens).path("access_token").asString())
                .getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("user:corp:alice");
        assertThat(claims.getStringClaim("tenant")).isEqualTo("acme");
        assertThat(claims.getStringClaim("scope")).isEqualTo("errors:read errors:write");
        assertThat(browser.get("/login").body()).contains("signed in as corp:alice");
    }

    @Test
    void nextSignInSeesWhatHasChanged() throws Exception {
        provider.says("alice", Map.of("org", "acme-inc", "groups", "leads"));
        signIn(new Browser(auth.url()), "alice");
        assertThat(person("corp:alice")).isEqualTo(new Person("corp:alice", "acme", Role.SOLVER));
        provider.says("alice", Map.of("org", "other-inc", "groups", "staff"));
        signIn(new Browser(auth.url()), "alice");
        assertThat(person("corp:alice")).isEqualTo(new Person("corp:alice", "other", Role.READER));
    }

    @Test
    void whoIsNothingHereIsRefused() throws Exception {
        for (Map<String, Object> claims : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("org", "acme-inc"),
                Map.of("groups", "staff"),
                Map.of("org", "nobody-inc", "groups", "staff"),
                Map.of("org", List.of("acme-inc", "other-inc"), "groups", "staff"),
                Map.of("org", "acme-inc", "groups", "operator"),
                Map.of("tenant", "acme", "role", "admin"))) {
            provider.says("mallory", claims);
            var browser = new Browser(auth.url());
            assertThat(Browser.location(signIn(browser, "mallory")))
                    .as(claims.toString())
                    .endsWith("/login?error");
            assertThat(browser.get("/login").body()).doesNotContain("signed in as");
            assertThat(auth.bean(People.class).find("corp:mallory")).isEmpty();
        }
    }

    @Test
    void providerCannotTakeTheNameOfALocalPerson() throws Exception {
        provider.says("admin", Map.of("org", "acme-inc", "groups", "staff"));
        var browser = new Browser(auth.url());
        signIn(browser, "admin");
        assertThat(browser.get("/login").body()).contains("signed in as corp:admin");
        assertThat(person("corp:admin")).isEqualTo(new Person("corp:admin", "acme", Role.READER));
        assertThat(person("admin")).isEqualTo(new Person("admin", "default", Role.OPERATOR));
        assertThat(Browser.location(new Browser(auth.url()).signIn("corp:admin", "")))
                .endsWith("/login?error");
    }

    @Test
    void requestCarriesStateNonceAndChallengeAndAForeignAnswerIsRefused() throws Exception {
        provider.says("alice", Map.of("org", "acme-inc", "groups", "staff"));
        var victim = new Browser(auth.url());
        Map<String, String> asked = Browser.query(Browser.location(victim.get("/oauth2/authorization/corp")));
        assertThat(asked)
                .containsKeys("state", "nonce", "code_challenge")
                .containsEntry("code_challenge_method", "S256");

        var attacker = new Browser(auth.url());
        String answer = answer(attacker, "alice");
        assertThat(Browser.location(victim.get(answer))).endsWith("/login?error");
        assertThat(victim.get("/login").body()).doesNotContain("signed in as");
        assertThat(Browser.location(attacker.get(answer))).doesNotContain("error");
        assertThat(Browser.location(attacker.get(answer))).endsWith("/login?error");
    }

    @Test
    void providerThatIsAwayHoldsNothingElseUp(@TempDir Path other) throws Exception {
        try (var alone = new RunningAuth(other, withProvider("http://localhost:1"))) {
            var browser = new Browser(alone.url());
            HttpResponse<String> answer = browser.get("/oauth2/authorization/corp");
            assertThat(answer.statusCode()).isNotEqualTo(200);
            assertThat(answer.body()).doesNotContain("Exception");
            assertThat(Browser.location(browser.signIn("admin", alone.adminPassword())))
                    .doesNotContain("error");
        }
    }

    private static Person person(String name) {
        return auth.bean(People.class).find(name).orElseThrow();
    }

    /** Goes to the provider, signs in there, and comes back. */
    private static HttpResponse<String> signIn(Browser browser, String name) throws Exception {
        return browser.get(answer(browser, name));
    }

    private static String answer(Browser browser, String name) throws Exception {
        String request = Browser.location(browser.get("/oauth2/authorization/corp"));
        assertThat(request).startsWith(provider.issuer());
        var there = new Browser(provider.issuer());
        there.signIn(name, OidcProvider.PASSWORD);
        HttpResponse<String> answer = there.get(request);
        String back = Browser.location(answer);
        assertThat(back).as(answer.statusCode() + answer.body()).startsWith(auth.url() + "/login/oauth2/code/corp?");
        return back;
    }

    private static String[] withProvider(String issuer) {
        String prefix = "--tribal.auth.federation.providers[0].";
        return Stream.concat(
                        Stream.of(CodeFlow.SETTINGS),
                        Stream.of(
                                prefix + "id=corp",
                                prefix + "label=Corp & Co",
                                prefix + "issuer=" + issuer,
                                prefix + "client-id=tribal",
                                prefix + "client-secret=" + OidcProvider.SECRET,
                                prefix + "tenant-claim=org",
                                prefix + "tenants[acme-inc]=acme",
                                prefix + "tenants[other-inc]=other",
                                prefix + "role-claim=groups",
                                prefix + "roles.staff=reader",
                                prefix + "roles.leads=solver"))
                .toArray(String[]::new);
    }
}
