package dev.tribal.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.app.Http;
import dev.tribal.platform.app.Http.Answer;
import dev.tribal.platform.app.PlatformTest;
import dev.tribal.platform.app.TestAuthority;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@PlatformTest
class AccessIT {
    @Autowired
    private Http http;

    @Autowired
    private TestAuthority authority;

    @Test
    void missingScopeIsNamed() throws Exception {
        Answer answer = http.post("/things", "{}", authorization("errors:read")).isProblem(ProblemType.FORBIDDEN);

        assertThat(answer.detail()).isEqualTo("This needs the scope errors:write");
        assertThat(answer.header("WWW-Authenticate")).contains("insufficient_scope", "scope=\"errors:write\"");
    }

    @Test
    void firstRuleThatFitsDecides() throws Exception {
        assertThat(http.post(
                                "/things/similar",
                                "{\"query\":\"q\"}",
                                with("Content-Type", "application/json", authorization("errors:read")))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/", "/error", "/actuator", "/actuator/env", "/env", "/thing", "/things.json"})
    void unknownPathIsNotFoundAndSaysNothingToStrangers(String path) throws Exception {
        http.get(path, authorization("errors:read errors:write admin")).isProblem(ProblemType.NOT_FOUND);
        http.get(path).isProblem(ProblemType.UNAUTHORIZED);
    }

    @Test
    void answerThatComesLaterIsAuthorisedOnce() throws Exception {
        assertThat(http.get("/things/later", authorization("errors:read")).body())
                .isEqualTo("later");
        http.get("/things/failing-later", authorization("errors:read")).isProblem(ProblemType.NOT_FOUND);
        http.get("/things/later").isProblem(ProblemType.UNAUTHORIZED);
    }

    @Test
    void wrongMethodIsToldTheRightOnes() throws Exception {
        Answer answer = http.send("DELETE", "/things", BodyPublishers.noBody(), authorization("errors:read"))
                .isProblem(ProblemType.METHOD_NOT_ALLOWED);

        assertThat(answer.header("Allow").split(", ")).containsExactlyInAnyOrder("GET", "HEAD", "POST", "OPTIONS");
    }

    @Test
    void headIsAllowedWhereGetIs() throws Exception {
        assertThat(http.send("HEAD", "/open", BodyPublishers.noBody()).status()).isEqualTo(200);
        Answer answer = http.send("HEAD", "/things", BodyPublishers.noBody(), authorization("errors:read"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(http.send("HEAD", "/things", BodyPublishers.noBody()).status())
                .isEqualTo(401);
        assertThat(http.send("HEAD", "/things", BodyPublishers.noBody(), authorization("admin"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void optionsTellsACallerTheMethodsOfAnEndpoint() throws Exception {
        Answer answer = http.send("OPTIONS", "/things", BodyPublishers.noBody(), authorization("errors:read"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Allow")).contains("GET", "POST");
        http.send("OPTIONS", "/things", BodyPublishers.noBody()).isProblem(ProblemType.UNAUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/live", "/health/ready", "/health/detailed"})
    void healthIsOpen(String path) throws Exception {
        Answer answer = http.get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asString()).isEqualTo("UP");
    }

    @Test
    void onlyDetailedHealthHasDetails() throws Exception {
        assertThat(http.get("/health").json().has("components")).isFalse();
        assertThat(http.get("/health/detailed").json().has("components")).isTrue();
    }

    @Test
    void metricsAreForTheOperatorOfTheInstallation() throws Exception {
        http.get("/metrics").isProblem(ProblemType.UNAUTHORIZED);
        http.get("/metrics", authorization("errors:read")).isProblem(ProblemType.FORBIDDEN);
        http.get("/metrics", authorization("admin")).isProblem(ProblemType.FORBIDDEN);
        assertThat(http.get("/metrics", authorization("installation")).body()).contains("jvm_memory_used_bytes");
    }

    @Test
    void descriptionOfTheApiAndItsPageAreOpen() throws Exception {
        assertThat(http.get("/openapi").json().path("paths").has("/things")).isTrue();
        assertThat(http.get("/openapi").json().path("paths").has("/error")).isFalse();
        assertThat(http.get("/openapi.yaml").status()).isEqualTo(200);
        assertThat(http.get("/docs").header("Location")).endsWith("/swagger-ui/index.html");
        assertThat(http.get("/swagger-ui/index.html").body())
                .contains("swagger-ui")
                .as("scripts that the content security policy would stop")
                .doesNotContainPattern("<script[^>]*>\\s*[^<\\s]")
                .doesNotContainPattern("(src|href)=\"(https?:)?//");
        assertThat(http.get("/openapi/swagger-config").status()).isEqualTo(200);
    }

    @Test
    void everyAnswerCarriesTheHeadersThatKeepABrowserCareful() throws Exception {
        for (Answer answer :
                new Answer[] {http.get("/open"), http.get("/things"), http.get("/swagger-ui/index.html")}) {
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        }
        assertThat(http.get("/open").header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(http.get("/swagger-ui/index.html").header("Content-Security-Policy"))
                .startsWith("default-src 'self'");
        assertThat(http.get("/open").header("Cache-Control")).contains("no-store");
        assertThat(http.get("/things", authorization("errors:read")).header("Cache-Control"))
                .contains("no-store");
        assertThat(http.get("/open").header("Set-Cookie")).isEmpty();
        assertThat(http.get("/open").header("Server")).isEmpty();
    }

    @Test
    void pagesOfOthersMayNotCall() throws Exception {
        Answer answer = http.send(
                "OPTIONS",
                "/things",
                BodyPublishers.noBody(),
                "Origin",
                "https://evil.example",
                "Access-Control-Request-Method",
                "GET");
        assertThat(answer.status()).isNotEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(http.get("/open", "Origin", "https://evil.example").header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    private String[] authorization(String scope) throws IOException {
        return new String[] {"Authorization", "Bearer " + authority.token(scope)};
    }

    private static String[] with(String name, String value, String[] others) {
        return new String[] {name, value, others[0], others[1]};
    }
}
