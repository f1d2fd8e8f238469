package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.standalone.Routes.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every route has a rule that somebody wrote down, and strangers get no further than that rule says. */
@InThisProcess
class AccessIT {
    /** Forms that need a token which our own pages give out, from whoever sends them; the last two have no such page. */
    private static final Set<String> FORMS = Set.of(
            "POST /login", "POST /logout", "POST /login/oauth2/code/*", "POST /oauth2/authorization/{registrationId}");

    /** Answered only from inside of the web server, or not at all. */
    private static final Set<String> DENIED_ON_PURPOSE = Set.of(
            "any /error",
            "GET /**",
            "GET /webjars/**",
            "GET /favicon.ico",
            "POST /login/oauth2/code/*",
            "POST /oauth2/authorization/{registrationId}");

    /** So that the routes of federation are there; nobody is asked before somebody signs in. */
    private static final String[] FEDERATION = {
        "--tribal.auth.federation.providers[0].id=corp",
        "--tribal.auth.federation.providers[0].label=Corp",
        "--tribal.auth.federation.providers[0].issuer=https://login.example.invalid",
        "--tribal.auth.federation.providers[0].client-id=tribal",
        "--tribal.auth.federation.providers[0].client-secret=0123456789abcdef",
        "--tribal.auth.federation.providers[0].tenant=acme",
        "--tribal.auth.federation.providers[0].role=reader"
    };

    @TempDir
    static Path folder;

    private static InProcess tribal;
    private static List<Route> routes;

    @BeforeAll
    static void start() {
        tribal = InProcess.start(folder, FEDERATION);
        routes = Routes.of(tribal.context());
    }

    @AfterAll
    static void stop() {
        tribal.close();
    }

    @Test
    void everyRouteHasARule() {
        assertThat(routes).hasSizeGreaterThan(20);
        assertThat(routes.stream().map(Route::name))
                .contains(
                        "POST /oauth2/token",
                        "POST /login",
                        "POST /logout",
                        "GET /login/oauth2/code/*",
                        "GET /.well-known/oauth-authorization-server",
                        "GET /.well-known/oauth-protected-resource/mcp");
        assertThat(routes.stream()
                        .filter(route -> route.rule().isEmpty())
                        .map(Route::name)
                        .filter(name -> !DENIED_ON_PURPOSE.contains(name)))
                .as("Routes without a rule; add one to the AccessRules of their service")
                .isEmpty();
    }

    @Test
    void committedTableIsThatOfTheProduct() throws IOException {
        Path committed = Project.root().resolve("docs/api/access.md");
        Path made = Path.of("target/access.md");
        Files.writeString(made, Routes.table(routes));
        assertThat(committed)
                .as("If the change is meant, copy %s over %s", made.toAbsolutePath(), committed)
                .hasSameTextualContentAs(made);
    }

    @Test
    void strangersAreAskedForCredentialsUnlessTheRuleIsOpen() {
        for (Route route : routes) {
            if (route.method().equals("any") || route.path().contains("**")) {
                continue;
            }
            String path = route.path()
                    .replaceAll("\\{[^}]+}", UUID.randomUUID().toString())
                    .replace("*", "x");
            int status = tribal.asStranger()
                    .send(route.method(), path, "application/json", "{}")
                    .status();
            boolean open = route.rule().isPresent() && route.rule().get().scope() == null;
            if (FORMS.contains(route.name())) {
                assertThat(status).as(route.name()).isEqualTo(403);
            } else if (open) {
                assertThat(status).as(route.name()).isNotEqualTo(403);
            } else {
                assertThat(status).as(route.name()).isEqualTo(401);
            }
        }
    }
}
