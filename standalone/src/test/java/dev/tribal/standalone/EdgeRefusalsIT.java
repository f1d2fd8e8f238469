package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tribal.platform.text.Sha256;
import dev.tribal.platform.tls.TestAuthority;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the edge says while no service is there: to people a page, to programs a problem. */
class EdgeRefusalsIT {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final Pattern STYLE = Pattern.compile("<style>(.*)</style>");
    private static final byte[] TOO_LARGE = new byte[6 * 1024 * 1024];

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static TestAuthority authority;

    private Edge edge;

    @BeforeAll
    static void issue() {
        assumeThat(Edge.program()).as("nginx").exists();
        authority = TestAuthority.in(shared.resolve("authority"));
        authority.issueInto(shared.resolve("tls"));
    }

    @BeforeEach
    void up() {
        edge = Edge.before(
                Stream.of("auth", "ingest", "embedding", "search", "mcp")
                        .collect(Collectors.toMap(Function.identity(), service -> List.of(Project.freePort()))),
                folder,
                shared.resolve("tls"));
    }

    @AfterEach
    void down() {
        if (edge != null) {
            edge.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/ui",
                "/ui/errors?state=open",
                "/login",
                "/login/oauth2/code/corp",
                "/logout",
                "/oauth2/authorize?client_id=pages",
                "/oauth2/authorization/corp",
                "/oauth2/consent",
                "/docs",
                "/swagger-ui/index.html"
            })
    void whoOpensAPageIsToldOnAPage(String path) throws Exception {
        var answer = get(path, BROWSER);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.body())
                .contains(
                        "<html lang=\"en\">",
                        "<h1>A part of Tribal is not available now</h1>",
                        "<p>Nothing was lost that was accepted. Wait some seconds, then load this page again.</p>")
                .doesNotContain("typed", "<script");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/ui/errors | */*",
                "/ui/live | text/event-stream",
                "/ui/assets/pages.css | text/css,*/*;q=0.1",
                "/login | application/json",
                "/api/v1/errors | text/html",
                "/oauth2/jwks | text/html",
                "/user | text/html"
            })
    void whateverElseIsAskedForIsAProblem(String path, String accept) throws Exception {
        var answer = get(path, accept);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"urn:tribal:problem:unavailable\",\"title\":\"A part of Tribal is not available"
                        + " now\",\"status\":503,\"detail\":\"Try again; nothing was lost that was accepted\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ui/errors/1/solutions", "/login"})
    void whoSentAFormIsToldHowTheTextIsSentAgain(String path) throws Exception {
        var answer = send(request(path, BROWSER).POST(BodyPublishers.ofString("field=value")));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("What you typed is not lost", "load this page again", "Back button");
    }

    @Test
    void formThatIsTooLargeIsToldOnAPage() throws Exception {
        var answer = send(request("/ui/search", BROWSER).POST(BodyPublishers.ofByteArray(TOO_LARGE)));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
        assertThat(answer.body()).contains("<h1>The request is too large</h1>", "Back button");
    }

    @Test
    void tooManySignInsAreToldOnAPage() {
        var request = request("/login", BROWSER).build();
        var refused =
                Stream.generate(() -> Http.CLIENT.sendAsync(request, BodyHandlers.ofString()))
                        .limit(200)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .filter(answer -> answer.statusCode() == 429)
                        .toList();
        assertThat(refused).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(answer.body()).contains("<h1>More was asked for than the limits allow</h1>");
        });
    }

    @Test
    void dashboardsThatNobodyRunsAreToldOnAPage() throws Exception {
        var answer = get("/grafana/", BROWSER);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
        assertThat(answer.body()).contains("<h1>There is no such thing</h1>", "<p>This installation runs no Grafana");
    }

    @ParameterizedTest
    @ValueSource(strings = {BROWSER, "application/json"})
    void refusalsHaveTheHeadersOfEveryAnswer(String accept) throws Exception {
        var secure = HttpClient.newBuilder().sslContext(authority.context()).build();
        var asked = HttpRequest.newBuilder(URI.create(edge.secureUrl() + "/ui")).header("Accept", accept);
        var headers = secure.send(asked.build(), BodyHandlers.discarding()).headers();
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
        assertThat(headers.allValues("Content-Security-Policy"))
                .hasSize(1)
                .allSatisfy(policy -> assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'"));
        assertThat(headers.allValues("Strict-Transport-Security"))
                .containsExactly("max-age=31536000 ; includeSubDomains");
        assertThat(get("/ui", accept).headers().allValues("Strict-Transport-Security"))
                .as("by http")
                .isEmpty();
    }

    @Test
    void onlyTheStyleOfThePageIsAllowedByItsHash() throws Exception {
        var answer = get("/ui", BROWSER);
        var style = STYLE.matcher(answer.body());
        assertThat(style.find()).isTrue();
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("style-src 'sha256-%s'"
                        .formatted(Base64.getEncoder().encodeToString(Sha256.of(style.group(1)))));
    }

    private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        return send(request(path, accept));
    }

    private HttpRequest.Builder request(String path, String accept) {
        return HttpRequest.newBuilder(URI.create(edge.url() + path)).header("Accept", accept);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return Http.CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
