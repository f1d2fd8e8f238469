package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.standalone.Routes.Route;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No page of another origin may call any route, and every answer of every route keeps a browser careful. */
@InThisProcess
class BrowsersIT {
    private static final String FOREIGN = "https://evil.example";
    /** The only ones that remember a browser. */
    private static final Set<String> PAGES_OF_PEOPLE =
            Set.of("GET /login", "POST /login", "POST /logout", "GET /oauth2/consent");

    @TempDir
    static Path folder;

    private static InProcess tribal;
    private static List<Route> routes;

    @BeforeAll
    static void start() {
        tribal = InProcess.start(folder);
        routes = Routes.of(tribal.context());
    }

    @AfterAll
    static void stop() {
        tribal.close();
    }

    @Test
    void noRouteIsOpenToPagesOfOtherOrigins() {
        for (Route route : routes) {
            String method = route.method().equals("any") ? "POST" : route.method();
            var preflight = tribal.asStranger()
                    .send(
                            "OPTIONS",
                            path(route),
                            "text/plain",
                            "",
                            "Origin",
                            FOREIGN,
                            "Access-Control-Request-Method",
                            method,
                            "Access-Control-Request-Headers",
                            "authorization,content-type");
            assertClosed(route, preflight);
            for (Http caller : List.of(tribal.asStranger(), tribal.as("acme"))) {
                assertClosed(route, caller.send(method, path(route), "application/json", "{}", "Origin", FOREIGN));
            }
        }
    }

    @Test
    void everyAnswerHasTheHeadersThatKeepABrowserCareful() {
        for (Route route : routes) {
            String method = route.method().equals("any") ? "POST" : route.method();
            for (Http caller : List.of(tribal.asStranger(), tribal.as("acme"))) {
                assertCareful(route.name(), caller.send(method, path(route), "application/json", "{}"));
            }
        }
        var admin = tribal.as("acme");
        assertCareful("no such path", admin.get("/nowhere"));
        assertCareful("no such method", admin.send("PATCH", "/api/v1/errors", "application/json", "{}"));
        assertCareful("no JSON", admin.post("/api/v1/errors", "{"));
        assertCareful("other type", admin.send("POST", "/api/v1/errors", "text/csv", "a,b"));
        assertCareful("a key in the address", admin.get("/api/v1/errors?api_key=x"));
        assertCareful("too large", admin.post("/api/v1/errors", "x".repeat(6 * 1024 * 1024)));
        assertCareful("a path that is refused", admin.get("/api/v1//errors;a=b"));
        assertCareful("an unknown key", new Http(tribal.url(), "tribal_0000000000000000.x").get("/api/v1/errors"));
    }

    @Test
    void webServersOwnRefusalsTellNothing() throws IOException {
        for (String request : List.of("GET /%00 HTTP/1.1", "GET /a\\b HTTP/1.1", "NONSENSE")) {
            assertThat(raw(request))
                    .as(request)
                    .containsAnyOf(" 400 ", " 404 ", " 401 ")
                    .doesNotContainIgnoringCase("tomcat")
                    .doesNotContain("Exception", "<html");
        }
    }

    /** What clients find out before they have a token is for web pages of every origin. */
    private static boolean isMetadata(Route route) {
        return route.path().startsWith("/.well-known/");
    }

    private static void assertClosed(Route route, Http.Answer answer) {
        if (isMetadata(route)) {
            return;
        }
        assertThat(answer.response().headers().map().keySet().stream()
                        .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-")))
                .as(route.name())
                .isEmpty();
    }

    private static void assertCareful(String name, Http.Answer answer) {
        String what = name + " answered " + answer.status();
        assertThat(answer.header("X-Content-Type-Options")).as(what).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).as(what).isEqualTo("DENY");
        assertThat(answer.header("Content-Security-Policy")).as(what).contains("frame-ancestors 'none'");
        assertThat(answer.header("Referrer-Policy")).as(what).isEqualTo("no-referrer");
        assertThat(answer.header("Cache-Control")).as(what).contains("no-store");
        assertThat(answer.header("Server")).as(what).isEmpty();
        String cookie = answer.header("Set-Cookie");
        if (PAGES_OF_PEOPLE.contains(name)) {
            assertThat(cookie).as(what).contains("HttpOnly").contains("SameSite=");
        } else {
            assertThat(cookie).as(what).isEmpty();
        }
    }

    private static String path(Route route) {
        return route.path()
                .replaceAll("\\{[^}]+}", UUID.randomUUID().toString())
                .replace("**", "x")
                .replace("*", "x");
    }

    /** As no client library would send it. */
    private static String raw(String firstLine) throws IOException {
        int port = Integer.parseInt(tribal.url().replaceFirst(".*:", ""));
        try (var socket = new Socket("localhost", port)) {
            String request = Stream.of(firstLine, "Host: localhost", "Connection: close", "", "")
                    .reduce((a, b) -> a + "\r\n" + b)
                    .orElseThrow();
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(10_000);
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
