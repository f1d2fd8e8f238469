package dev.tribal.standalone;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.tribal.platform.tls.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the edge itself decides, before servers that say who they are and which headers they were sent. */
class EdgeRulesIT {
    private static final Set<String> BOTH = Set.of("first", "second");

    @TempDir
    private Path folder;

    private final AtomicInteger arrived = new AtomicInteger();

    private HttpServer first;
    private HttpServer second;
    private Map<String, List<Integer>> services;
    private TestAuthority authority;
    private Edge edge;

    @BeforeEach
    void up() throws IOException {
        assumeThat(Edge.program()).as("nginx").exists();
        first = instance("first");
        second = instance("second");
        authority = TestAuthority.in(folder.resolve("authority"));
        authority.issueInto(folder.resolve("tls"));
        List<Integer> one = List.of(first.getAddress().getPort());
        List<Integer> two =
                List.of(first.getAddress().getPort(), second.getAddress().getPort());
        services =
                Map.of("auth", two, "ingest", one, "embedding", one, "search", two, "mcp", List.of(Project.freePort()));
        edge = Edge.before(services, folder.resolve("edge"), folder.resolve("tls"));
    }

    @AfterEach
    void down() {
        if (edge != null) {
            edge.close();
            first.stop(0);
            second.stop(0);
        }
    }

    @Test
    void serviceThatIsAwayIsAProblemAndNoPage() throws Exception {
        var answer = get("/mcp");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.body()).contains("\"type\":\"urn:tribal:problem:unavailable\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/oauth2/authorize?client_id=pages, /login /oauth2/authorize?client_id=pages /login/oauth2/code/corp",
        "/ui, /ui/errors /ui/live?about=all /ui/assets/pages.css"
    })
    void browserMeetsTheSameInstanceAgain(String begin, String then) throws Exception {
        Set<String> met = new HashSet<>();
        for (int browser = 0; browser < 12; browser++) {
            var beginning = get(begin);
            String cookie =
                    beginning.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
            for (String path : then.split(" ")) {
                var next = get(path, "Cookie", cookie);
                assertThat(next.body().lines().findFirst())
                        .isEqualTo(beginning.body().lines().findFirst());
                assertThat(next.headers().firstValue("Set-Cookie")).isEmpty();
            }
            met.add(name(beginning));
        }
        assertThat(met).isEqualTo(BOTH);
    }

    @Test
    void certificateThatIsReplacedIsShownWithoutARestart() throws Exception {
        var before = shownCertificate();
        authority.issueInto(folder.resolve("tls"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(shownCertificate()).isNotEqualTo(before));
    }

    @Test
    void certificateWithoutItsKeyChangesNothingUntilTheKeyIsThere() throws Exception {
        var before = shownCertificate();
        authority.issueInto(folder.resolve("next"));
        Files.copy(folder.resolve("next/tls.crt"), folder.resolve("tls/tls.crt"), REPLACE_EXISTING);
        await().atMost(Duration.ofSeconds(30)).until(() -> edge.output().contains("key values mismatch"));
        assertThat(shownCertificate()).isEqualTo(before);

        Files.copy(folder.resolve("next/tls.key"), folder.resolve("tls/tls.key"), REPLACE_EXISTING);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(shownCertificate()).isNotEqualTo(before));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/ui/errors"})
    void anotherInstanceHelpsWhereOneIsAway(String path) throws Exception {
        second.stop(0);
        for (int browser = 0; browser < 12; browser++) {
            assertThat(name(get(path))).isEqualTo("first");
            assertThat(name(post(path))).isEqualTo("first");
        }
        first.stop(0);
        assertThat(get(path).statusCode()).isEqualTo(503);
        assertThat(get(path).headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void formThatMayHaveArrivedIsNotSentToAnotherInstance() throws Exception {
        assertThat(post("/ui/hung-up").statusCode()).isEqualTo(503);
        assertThat(arrived).hasValue(1);

        assertThat(get("/ui/hung-up").statusCode()).isEqualTo(503);
        assertThat(arrived).as("a page is").hasValueGreaterThan(2);
    }

    @Test
    void filesOfThePagesNameNoBrowserSinceTheyAreKeptForMany() throws Exception {
        assertThat(get("/ui/assets/pages.css").headers().firstValue("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void instancesTakeTurnsWithWhatNeedsNoSession() throws Exception {
        Set<String> met = new HashSet<>();
        for (int request = 0; request < 8; request++) {
            met.add(name(get("/oauth2/jwks")));
        }
        assertThat(met).isEqualTo(BOTH);
    }

    @Test
    void strangersDoNotSayWhoTheyAreNorWhatIsTraced() throws Exception {
        var seen = get(
                        "/api/v1/errors",
                        "Traceparent",
                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                        "Tracestate",
                        "some=thing",
                        "X-Forwarded-For",
                        "10.1.2.3",
                        "X-Forwarded-Proto",
                        "https",
                        "Forwarded",
                        "for=10.1.2.3")
                .body()
                .lines()
                .toList();
        assertThat(seen)
                .contains("x-forwarded-for: 127.0.0.1", "x-forwarded-proto: http")
                .noneMatch(line -> line.startsWith("trace") || line.startsWith("forwarded"));
    }

    @ParameterizedTest
    @CsvSource({"https, https", "http, http", "'https, http', http", "gopher, http"})
    void proxyThatIsTrustedSaysWhoCallsAndByWhichScheme(String said, String scheme) throws Exception {
        try (var behind = Edge.before(services, folder.resolve("behind"), folder.resolve("tls"), "127.0.0.1")) {
            var seen = get(behind, "/api/v1/errors", "X-Forwarded-For", "203.0.113.7", "X-Forwarded-Proto", said)
                    .body();
            assertThat(seen.lines()).contains("x-forwarded-for: 203.0.113.7", "x-forwarded-proto: " + scheme);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/token", "/grafana/login"})
    void signInsAreLimited(String path) {
        var request = HttpRequest.newBuilder(URI.create(edge.url() + path)).build();
        var answers = Stream.generate(() -> Http.CLIENT.sendAsync(request, BodyHandlers.discarding()))
                .limit(200)
                .toList();
        assertThat(answers).extracting(answer -> answer.join().statusCode()).contains(429);
    }

    private Certificate shownCertificate() throws IOException {
        int port = URI.create(edge.secureUrl()).getPort();
        var sockets = authority.context().getSocketFactory();
        try (var socket = (SSLSocket) sockets.createSocket("localhost", port)) {
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return get(edge, path, headers);
    }

    private static HttpResponse<String> get(Edge edge, String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(edge.url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return Http.CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(edge.url() + path))
                .POST(BodyPublishers.ofString("field=value"))
                .build();
        return Http.CLIENT.send(request, BodyHandlers.ofString());
    }

    private static String name(HttpResponse<String> answer) {
        return answer.body().lines().findFirst().orElseThrow();
    }

    private HttpServer instance(String name) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var text = new StringBuilder(name + "\n");
            exchange.getRequestHeaders()
                    .forEach((header, values) -> text.append(
                            "%s: %s%n".formatted(header.toLowerCase(Locale.ROOT), String.join(",", values))));
            byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/ui/hung-up", exchange -> {
            arrived.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.close();
        });
        server.start();
        return server;
    }
}
