package dev.tribal.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginIT {
    @TempDir
    private Path data;

    private RunningAuth auth;
    private Browser browser;

    @BeforeEach
    void start() {
        auth = new RunningAuth(data, CodeFlow.SETTINGS);
        browser = new Browser(auth.url());
    }

    @AfterEach
    void stop() {
        auth.close();
    }

    @Test
    void passwordOfTheFirstAdminIsForTheOwnersEyesOnly() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("admin-password"))))
                .isEqualTo("rw-------");
        assertThat(auth.adminPassword()).hasSizeGreaterThan(20);
    }

    @Test
    void pageNeedsNoScriptAndAllowsNone() throws Exception {
        HttpResponse<String> page = browser.get("/login");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "script-src");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.body()).doesNotContain("<script", " style=", " onclick=");
    }

    @Test
    void sessionCookieIsOutOfReachOfScriptsAndOfOtherSitesAndChangesWithTheSignIn() throws Exception {
        List<String> set =
                browser.signIn("admin", auth.adminPassword()).headers().allValues("Set-Cookie");
        assertThat(set).allMatch(line -> line.contains("HttpOnly") && line.contains("SameSite="));
        assertThat(set).anyMatch(line -> line.startsWith("tribal-session=") && line.contains("SameSite=Lax"));
        String before = browser.cookie("tribal-session");
        browser.signIn("admin", auth.adminPassword());
        assertThat(browser.cookie("tribal-session")).isNotEqualTo(before);
        assertThat(browser.get("/login").body()).contains("signed in as admin");
    }

    @Test
    void strangersCostNoSession() throws Exception {
        browser.get("/login");
        CodeFlow.authorize(browser, CodeFlow.request());
        browser.get("/oauth2/consent?state=x");
        browser.signIn("admin", "wrong");
        browser.get("/login?error");
        assertThat(browser.cookie("tribal-session")).isEmpty();
        assertThat(browser.cookie("tribal-form")).isNotEmpty();
    }

    @Test
    void whoIsAskedToSignInComesBackToWhereTheyWere() throws Exception {
        CodeFlow.authorize(browser, CodeFlow.request());
        assertThat(Browser.location(browser.signIn("admin", auth.adminPassword())))
                .contains("/oauth2/authorize?", "client_id=cli");
        CodeFlow.code(browser, CodeFlow.request());
        assertThat(browser.cookie("tribal-return")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/oauth2/authorize",
                "/oauth2/authorize/../x",
                "/docs",
                "\u0000"
            })
    void cookieThatSomebodyElseWroteLeadsNowhere(String address) throws Exception {
        browser.keep("tribal-return", Base64.getUrlEncoder().encodeToString(address.getBytes(UTF_8)));
        assertThat(Browser.location(browser.signIn("admin", auth.adminPassword())))
                .endsWith("/login");
    }

    @Test
    void passwordsHaveABudgetOfTheirOwnPerBlockOfAddresses() throws Exception {
        var guesser = new Browser(auth.url(), "2001:db8::1");
        for (int i = 0; i < 30; i++) {
            assertThat(guesser.post("/login", Map.of()).statusCode()).isEqualTo(403);
        }
        var sameSender = new Browser(auth.url(), "2001:db8::2");
        HttpResponse<String> refused = sameSender.post("/login", Map.of());
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(sameSender.get("/login").statusCode()).isEqualTo(200);
        assertThat(Browser.location(new Browser(auth.url(), "2001:db8:0:1::1").signIn("admin", auth.adminPassword())))
                .endsWith("/login");
    }

    @Test
    void failuresElsewhereLockNobodyOut() throws Exception {
        for (int i = 0; i < 6; i++) {
            new Browser(auth.url(), "192.0.2.7").signIn("admin", "wrong");
        }
        assertThat(Browser.location(new Browser(auth.url(), "192.0.2.7").signIn("admin", auth.adminPassword())))
                .endsWith("/login?error");
        assertThat(Browser.location(browser.signIn("admin", auth.adminPassword())))
                .endsWith("/login");
    }

    @Test
    void guessesFromManyPlacesLockANameButNotAtHome() throws Exception {
        browser.signIn("admin", auth.adminPassword());
        for (int i = 0; i < 51; i++) {
            new Browser(auth.url(), "192.0.2." + i).signIn("admin", "wrong");
        }
        assertThat(Browser.location(new Browser(auth.url(), "192.0.2.99").signIn("admin", auth.adminPassword())))
                .endsWith("/login?error");
        assertThat(Browser.location(new Browser(auth.url()).signIn("admin", auth.adminPassword())))
                .endsWith("/login");
    }

    @Test
    void formOfAnotherSiteSignsNobodyInOrOut() throws Exception {
        Map<String, String> form = new LinkedHashMap<>(Map.of("username", "admin", "password", auth.adminPassword()));
        assertThat(browser.post("/login", form).statusCode()).isEqualTo(403);
        browser.get("/login");
        form.put("_csrf", "guessed");
        assertThat(browser.post("/login", form).statusCode()).isEqualTo(403);
        assertThat(browser.get("/login").body()).doesNotContain("signed in as");

        browser.signIn("admin", auth.adminPassword());
        assertThat(browser.post("/logout", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.get("/login").body()).contains("signed in as admin");
        browser.post("/logout", Browser.fields(browser.get("/login").body()));
        assertThat(browser.get("/login").body()).doesNotContain("signed in as");
    }

    @Test
    void overTlsOnlyThisHostMaySetTheTokenOfForms() throws Exception {
        HttpResponse<String> page = auth.send("GET", "/login", "X-Forwarded-Proto", "https");
        assertThat(page.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("__Host-tribal-form=")
                .contains("Path=/;", "Secure", "HttpOnly", "SameSite=Strict")
                .doesNotContain("Domain");
        String cookie = page.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        String form = "username=admin&password=%s&_csrf=%s"
                .formatted(auth.adminPassword(), Browser.fields(page.body()).get("_csrf"));

        assertThat(overTls(form, cookie).headers().firstValue("Location").orElse(""))
                .endsWith("/login");
        assertThat(overTls(form, cookie.replace("__Host-", "")).statusCode())
                .as("another host may have set that one")
                .isEqualTo(403);
    }

    private HttpResponse<String> overTls(String form, String cookie) throws Exception {
        return auth.postForm("/login", form, "X-Forwarded-Proto", "https", "Cookie", cookie);
    }

    @Test
    void sessionOpensThePagesAndNotTheApi() throws Exception {
        browser.signIn("admin", auth.adminPassword());
        assertThat(browser.get("/whoami").statusCode()).isEqualTo(401);
        assertThat(browser.post("/api/v1/signing-keys/rotate", Map.of()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void afterSomeFailuresEvenTheRightPasswordIsRefusedForAWhileWithTheSameAnswer() throws Exception {
        String first = Browser.location(browser.signIn("admin", "wrong"));
        for (int i = 0; i < 4; i++) {
            browser.signIn("admin", "wrong");
        }
        assertThat(Browser.location(browser.signIn("admin", auth.adminPassword())))
                .isEqualTo(first)
                .endsWith("/login?error");
        assertThat(Browser.location(browser.signIn("nobody", "wrong"))).isEqualTo(first);
        assertThat(browser.get("/login?error").body()).contains("role=\"alert\"");
    }

    @Test
    void restartKeepsTheAdmin() throws Exception {
        String password = auth.adminPassword();
        auth.close();
        auth = new RunningAuth(data, CodeFlow.SETTINGS);
        assertThat(auth.adminPassword()).isEqualTo(password);
        assertThat(Browser.location(new Browser(auth.url()).signIn("admin", password)))
                .endsWith("/login");
    }
}
