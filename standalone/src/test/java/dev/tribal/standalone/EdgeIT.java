package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tribal.platform.net.Relay;
import dev.tribal.platform.tls.TestAuthority;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tribal behind nginx with the configuration that Compose and the chart use, and an upgrade that nobody notices. */
class EdgeIT {
    private static final Pattern ROUTE = Pattern.compile("\\| (GET|POST|PUT|DELETE) \\| `([^`]+)` \\| (?!denied)");

    /** Closed at the edge, or answered with 403 for reasons of their protocol, or not to be asked for in passing. */
    private static final List<String> UNLIKE =
            List.of("/nearest", "/metrics", "/login", "/logout", "/introspect", "/envelope", "/store", "/signing-keys");

    @TempDir
    static Path folder;

    private static final Map<String, Relay> relays = new HashMap<>();

    private static FiveProcesses tribal;
    private static Edge edge;
    private static TestAuthority authority;
    private static HttpClient secure;

    @BeforeAll
    static void up() throws IOException {
        assumeThat(Edge.program()).as("nginx").exists();
        tribal = FiveProcesses.up(
                folder,
                Map.of(
                        "SERVER_FORWARDHEADERSSTRATEGY",
                        "native",
                        // Renewed with every request, since they end soon.
                        "TRIBAL_AUTH_OAUTH_ACCESSTOKENLIFETIME",
                        "20s",
                        // On a machine with much else to do, vectors are slow; here it counts that they are there.
                        "TRIBAL_SEARCH_RANKING_NEARESTTIMEOUT",
                        "20s",
                        "SPRING_HTTP_SERVICECLIENT_EMBEDDING_READTIMEOUT",
                        "20s"));
        tribal.startAnother("ingest-2", "ingest-service", Map.of());
        tribal.startAnother(
                "search-2",
                "search-service",
                Map.of("TRIBAL_SEARCH_DATADIR", folder.resolve("search-2").toString()));
        tribal.awaitReady("ingest-2");
        tribal.awaitReady("search-2");
        lead("search-service");
        lead("search-2");
        authority = TestAuthority.in(folder.resolve("authority"));
        authority.issueInto(folder.resolve("tls"));
        secure = HttpClient.newBuilder().sslContext(authority.context()).build();
        edge = Edge.before(
                Map.of(
                        "auth", List.of(tribal.port("auth-service")),
                        "ingest",
                                List.of(
                                        tribal.port("ingest-service"),
                                        tribal.port("ingest-2"),
                                        tribal.reserve("ingest-3"),
                                        tribal.reserve("ingest-4")),
                        "embedding", List.of(tribal.port("embedding-service")),
                        "search",
                                List.of(
                                        tribal.reserve("search-service at the edge"),
                                        tribal.reserve("search-2 at the edge")),
                        "mcp", List.of(tribal.port("mcp-gateway"))),
                folder.resolve("edge"),
                folder.resolve("tls"));
    }

    @AfterAll
    static void down() throws IOException {
        if (edge != null) {
            edge.close();
        }
        for (Relay relay : relays.values()) {
            relay.close();
        }
        if (tribal != null) {
            tribal.close();
        }
    }

    @Test
    void everyRouteReachesTheServiceThatKnowsIt() throws IOException {
        var routes = ROUTE.matcher(Files.readString(Project.root().resolve("docs/api/access.md")));
        assertThat(routes.results())
                .hasSizeGreaterThan(50)
                .filteredOn(route -> UNLIKE.stream().noneMatch(route.group(2)::contains))
                .allSatisfy(route -> {
                    String path = route.group(2)
                            .replaceAll("\\{(id|solution_id)}", "0f9a3c1e-4e5b-5a3c-8f0e-0123456789ab")
                            .replaceAll("\\{\\w+}|\\*+", "some");
                    int status = status(route.group(1), path);
                    // Any other service denies what no rule of its own names.
                    assertThat(status)
                            .as("%s %s", route.group(1), path)
                            .isNotEqualTo(403)
                            .isLessThan(500);
                });
    }

    @Test
    void whatIsForTheServicesThemselvesIsNotThere() {
        assertThat(http().get("/metrics").status()).isEqualTo(404);
        assertThat(http().post("/nearest", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void tlsAndHttp2AreSpokenAndTheServicesKnowTheAddressOfTheCaller() throws Exception {
        var answer = secure.send(
                HttpRequest.newBuilder(URI.create(edge.secureUrl() + "/.well-known/oauth-protected-resource"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.body()).contains(edge.secureUrl());
        assertThat(answer.headers().allValues("Strict-Transport-Security")).hasSize(1);
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(answer.headers().firstValue("Server")).hasValue("nginx");
    }

    @Test
    void bodiesAreLimitedAsTheServicesLimitThem() {
        assertRefused("/api/v1/errors", 5);
        assertRefused("/api/v1/errors:batch", 10);
        assertRefused("/api/v1/reports/sarif", 25);
        byte[] fits = new byte[4 * 1024 * 1024];
        assertThat(http().sendBytes("POST", "/api/v1/errors", "application/json", fits)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void bodyOfUnknownLengthIsRefusedToo() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(edge.url() + "/api/v1/errors"))
                .header("Authorization", "Bearer " + tribal.key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[6 * 1024 * 1024])))
                .build();
        assertThat(Http.CLIENT.send(request, BodyHandlers.ofString()).statusCode())
                .isEqualTo(413);
    }

    @Test
    void eventsPassAsTheyCome() {
        String id = report("Streamed", "the river keeps flowing");
        try (var stream = Listening.to(http(), List.of("tribal://errors/" + id))) {
            Awaitility.await("acknowledged").until(() -> !stream.heard().isEmpty());
            report("Streamed", "the river keeps flowing");
            Awaitility.await("the change, while the stream is open")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> !stream.changes().isEmpty());
        }
    }

    @Test
    void peopleSignInByNameAndSeeTheirPages() throws Exception {
        String password =
                Files.readString(folder.resolve("data/admin-password")).strip();
        for (String url : List.of(edge.url(), edge.secureUrl())) {
            var person = new Person("admin", password, HttpClient.newBuilder().sslContext(authority.context()));
            assertThat(person.agree(url + "/ui/sign-in/start", List.of()))
                    .as(url)
                    .contains("<main", "/ui/sign-out", "/ui/keys");
        }
    }

    @Test
    void severalRequestsOfABrowserRenewItsTokenOnceWithSeveralInstances() throws Exception {
        String password =
                Files.readString(folder.resolve("data/admin-password")).strip();
        for (int browsers = 0; browsers < 4; browsers++) {
            var person = new Person("admin", password);
            person.agree(edge.url() + "/ui/sign-in/start", List.of());
            for (int rounds = 0; rounds < 3; rounds++) {
                assertThat(person.openAtOnce(8, edge.url() + "/ui/system"))
                        .allSatisfy(page -> assertThat(page).contains("<main", "/ui/sign-out"));
            }
        }
    }

    @Test
    void dashboardsThatNobodyRunsAreNotThere() {
        for (String path : List.of("/grafana/", "/grafana/login")) {
            var answer = http().get(path);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.json().path("type").asString()).isEqualTo("urn:tribal:problem:not-found");
        }
    }

    @Test
    void instancesAreReplacedOneAfterTheOtherAndNobodyNotices() throws IOException {
        String known = report("Known", UpgradeLoad.MESSAGE);
        for (String instance : List.of("search-service", "search-2")) {
            awaitReadable(instance, List.of(known));
        }
        try (var load = new UpgradeLoad(http(), known)) {
            replace("ingest-service", "ingest-3", "search-service", folder.resolve("data/search"));
            replace("ingest-2", "ingest-4", "search-2", folder.resolve("search-2"));

            load.stop();

            assertThat(load.failedReads()).isEmpty();
            assertThat(load.readsById()).isGreaterThan(50);
            assertThat(load.searches()).isGreaterThan(50);
            assertThat(load.accepted()).hasSizeGreaterThan(20);
            for (String instance : List.of("search-service", "search-2")) {
                awaitReadable(instance, load.accepted());
            }
        }
    }

    /** Of the headers alone, since some answers are streams. */
    private static int status(String method, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(edge.url() + path))
                .header("Authorization", "Bearer " + tribal.key())
                .header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))
                .build();
        var answer = Http.CLIENT.send(request, BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    private static void awaitReadable(String instance, List<String> ids) {
        var search = new Http(tribal.url(instance), tribal.key());
        Awaitility.await("all that was accepted, at " + instance)
                .atMost(Duration.ofSeconds(60))
                .until(() -> ids.stream()
                        .allMatch(id -> search.get("/api/v1/errors/" + id).status() == 200));
    }

    /**
     * One instance of each of the two, at the same time, which saves a minute. As the chart does it: of ingest-service the
     * new one is ready before the old one goes; of search-service it takes over what the old one kept, and the edge finds
     * it when it is ready.
     */
    private static void replace(String oldIngest, String newIngest, String search, Path readModel) throws IOException {
        tribal.startAnother(newIngest, "ingest-service", Map.of());
        tribal.stop(search);
        relays.remove(search).close();
        tribal.startAnother(search, "search-service", Map.of("TRIBAL_SEARCH_DATADIR", readModel.toString()));
        tribal.awaitReady(newIngest);
        tribal.stop(oldIngest);
        tribal.awaitReady(search);
        lead(search);
    }

    /** The edge reaches this instance of search-service from now on. */
    private static void lead(String search) throws IOException {
        relays.put(
                search,
                new Relay(
                        tribal.reserve(search + " at the edge"),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), tribal.port(search))));
    }

    private static void assertRefused(String path, int megabytes) {
        var answer = http().sendBytes("POST", path, "application/json", new byte[megabytes * 1024 * 1024 + 1]);
        assertThat(answer.status()).as(path).isEqualTo(413);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:tribal:problem:content-too-large");
    }

    private static String report(String type, String message) {
        var answer = http().post("/api/v1/errors", Reports.of(type, message), "Prefer", "wait=25");
        assertThat(answer.status()).as(answer + edge.output()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private static Http http() {
        return new Http(edge.url(), tribal.key());
    }
}
