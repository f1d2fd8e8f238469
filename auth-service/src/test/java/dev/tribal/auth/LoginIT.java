package dev.tribal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        String line = browser.get("/login").headers().firstValue("Set-Cookie").orElse("");
        assertThat(line).startsWith("tribal-session=").contains("HttpOnly", "SameSite=Lax");
        String before = browser.cookie("tribal-session");
        browser.signIn("admin", auth.adminPassword());
        assertThat(browser.cookie("tribal-session")).isNotEqualTo(before);
        assertThat(browser.get("/login").body()).contains("signed in as admin");
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
