package dev.tribal.search.pages.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.platform.ServiceLauncher;
import dev.tribal.platform.security.ApiKey;
import dev.tribal.search.SearchApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.util.UriComponentsBuilder;

/** What whoever is on call finds when the pages cannot reach auth-service. */
@ExtendWith(OutputCaptureExtension.class)
class AuthServiceAwayIT {
    @TempDir
    private static Path folder;

    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        service = ServiceLauncher.run(
                SearchApplication.class,
                "search-service",
                "--server.port=0",
                "--tribal.data-dir=" + folder,
                "--spring.kafka.bootstrap-servers=localhost:1",
                "--TRIBAL_AUTH_URL=http://localhost:1");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void pageForWhichNobodyCanBeVerifiedIsLoggedWithTheCause(CapturedOutput log) throws Exception {
        assertThat(get("/ui/errors", signedIn()).statusCode()).isEqualTo(503);

        assertThat(log.toString().lines().filter(line -> line.contains("A page cannot tell who asks for it")))
                .singleElement()
                .asString()
                .contains("WARN", "java.");
    }

    @Test
    void signInThatCannotBeFinishedIsLoggedWithTheCause(CapturedOutput log) throws Exception {
        HttpResponse<String> begun = get("/ui/sign-in/start", "");
        String state = UriComponentsBuilder.fromUriString(header(begun, "Location"))
                .build()
                .getQueryParams()
                .getFirst("state");

        String back = AuthAddress.BACK + "?code=c&state=" + state;
        assertThat(get(back, pair(header(begun, "Set-Cookie"))).statusCode()).isEqualTo(503);

        assertThat(log).contains("A page could not be shown: 503", "ConnectException");
    }

    @Test
    void healthSaysThatAuthServiceCannotBeReached() throws Exception {
        get("/ui/errors", signedIn());

        assertThat(get("/health/detailed", "").body())
                .contains("\"authService\":{\"details\":{", "auth-service cannot be reached since", "TRIBAL_AUTH_URL");
    }

    /** The cookie of somebody who came with an API key. */
    private static String signedIn() {
        var session = new PageSession(
                ApiKey.of("1", "s".repeat(43)), null, null, Instant.now().plusSeconds(600), "form-token");
        var written = new MockHttpServletResponse();
        new SealedCookie<>(
                        "tribal-pages", PageSession.class, PagesKey.sealer(service.getBean(PagesSettings.class)), false)
                .write(new MockHttpServletRequest(), written, session, Duration.ofMinutes(10));
        return pair(Objects.requireNonNull(written.getHeader("Set-Cookie")));
    }

    private static String pair(String setCookie) {
        return setCookie.substring(0, setCookie.indexOf(';'));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }

    private static HttpResponse<String> get(String path, String cookie) throws Exception {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html,application/json")
                .header("Cookie", cookie)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
