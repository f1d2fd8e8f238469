package dev.tribal.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.app.HeldThings;
import dev.tribal.platform.app.Http;
import dev.tribal.platform.app.Http.Answer;
import dev.tribal.platform.app.RemoteServer;
import dev.tribal.platform.app.TestAuthority;
import dev.tribal.platform.app.TestPlatformApplication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

@SpringBootTest(
        classes = TestPlatformApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=tribal-defaults",
            "tribal.limits.caller.reads-per-minute=3",
            "tribal.limits.caller.writes-per-minute=2",
            "tribal.limits.tenant.reads-per-minute=5",
            "tribal.limits.tenants.large.reads-per-minute=100",
            "tribal.limits.tenant.uploads-per-minute=10KB",
            "tribal.limits.stranger-requests-per-minute=40",
            "tribal.limits.searches.concurrent=1",
            "tribal.limits.searches.waiting=1",
            "tribal.limits.searches.max-wait=1m",
            "tribal.edge.allowed-origins=https://tools.example.com",
            "tribal.edge.allowed-hosts=localhost"
        })
@Import({Http.class, RemoteServer.class})
class RateLimitIT {
    @Autowired
    private Http http;

    @Autowired
    private TestAuthority authority;

    @Autowired
    private HeldThings held;

    @Test
    void callerIsToldItsLimitsAndThenToComeBackLater() throws Exception {
        String token = token("told", "one");

        Answer first = get(token);
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"caller-reads\";q=3;w=60, \"tenant-reads\";q=5;w=60");
        assertThat(first.header("RateLimit")).matches("\"caller-reads\";r=2;t=\\d+, \"tenant-reads\";r=4;t=\\d+");
        get(token);
        get(token);

        Answer refused = get(token).isProblem(ProblemType.RATE_LIMITED);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 20);
        assertThat(refused.header("RateLimit")).startsWith("\"caller-reads\";r=0;t=");
        assertThat(refused.detail()).contains("caller-reads", "3 requests in 60 seconds");
    }

    @Test
    void readsAndWritesHaveBudgetsOfTheirOwn() throws Exception {
        String token = token("budgets", "one");
        for (int i = 0; i < 4; i++) {
            get(token);
        }
        get(token).isProblem(ProblemType.RATE_LIMITED);

        assertThat(http.post("/things", "{}", "Authorization", token).header("RateLimit"))
                .startsWith("\"caller-writes\";r=1;");
    }

    @Test
    void callersOfATenantShareItsBudgetAndAnotherTenantHasItsOwn() throws Exception {
        for (String subject : new String[] {"one", "one", "one", "two", "two"}) {
            assertThat(get(token("shared", subject)).status()).isEqualTo(200);
        }
        assertThat(get(token("shared", "three"))
                        .isProblem(ProblemType.RATE_LIMITED)
                        .detail())
                .contains("tenant-reads");
        assertThat(get(token("other", "one")).status()).isEqualTo(200);
        // The refused request cost its caller nothing.
        assertThat(get(token("shared", "three")).header("RateLimit")).startsWith("\"caller-reads\";r=2;");
    }

    @Test
    void tenantCanHaveABudgetOfItsOwn() throws Exception {
        assertThat(get(token("large", "one")).header("RateLimit-Policy")).contains("\"tenant-reads\";q=100;w=60");
    }

    @Test
    void uploadCostsItsSize() throws Exception {
        String token = token("uploader", "one");

        Answer first = upload(token, 6_000);
        assertThat(first.header("RateLimit-Policy")).contains("\"tenant-uploads\";q=10240;w=60;qu=\"content-bytes\"");
        upload(token, 6_000).isProblem(ProblemType.RATE_LIMITED);
        assertThat(upload(token, 3_000).status()).isEqualTo(200);
    }

    @Test
    void compressedUploadCostsWhatComesOutOfIt() throws Exception {
        String token = token("packer", "one");
        assertThat(compressed(token, "x".repeat(9_000)).status()).isEqualTo(200);
        upload(token, 3_000).isProblem(ProblemType.RATE_LIMITED);

        String incompressible = UUID.randomUUID() + "" + UUID.randomUUID();
        String other = token("packer-of-little", "one");
        for (int i = 0; i < 6; i++) {
            assertThat(compressed(other, incompressible.repeat(8)).status()).isEqualTo(200);
        }
        assertThat(upload(other, 3_000).status()).isEqualTo(200);
    }

    @Test
    void wrongCredentialsAreCountedByAddress() throws Exception {
        String known = token("patient", "one");
        Answer last = get("Bearer nonsense");
        for (int i = 0; i < 60 && last.status() == 401; i++) {
            last = get("Bearer nonsense" + i);
        }
        last.isProblem(ProblemType.RATE_LIMITED);
        assertThat(last.header("RateLimit-Policy")).isEqualTo("\"address\";q=40;w=60");
        http.get("/open").isProblem(ProblemType.RATE_LIMITED);

        assertThat(get(known).status()).as("a known caller at the same address").isEqualTo(200);
    }

    @Test
    void tenantIsAnsweredWhileAnotherOneWaitsInItsOwnQueue() throws Exception {
        String noisy = token("large", "noisy");
        String alsoNoisy = token("large", "also-noisy");
        var flood = Stream.of(noisy, alsoNoisy)
                .map(token -> CompletableFuture.supplyAsync(() -> hold(token)))
                .toList();
        await().untilAsserted(() ->
                search(token("large", UUID.randomUUID().toString())).isProblem(ProblemType.RATE_LIMITED));

        assertThat(search(token("quiet", "one")).body()).isEqualTo("answered");
        assertThat(flood).noneMatch(CompletableFuture::isDone);

        held.release();
        assertThat(flood).allSatisfy(answer -> assertThat(answer.get().body()).isEqualTo("answered"));
        await().untilAsserted(() -> assertThat(
                        search(token("large", UUID.randomUUID().toString())).status())
                .isEqualTo(200));
    }

    private Answer hold(String token) {
        try {
            return http.get("/things/held?hold=true", "Authorization", token);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer search(String token) throws Exception {
        return http.get("/things/held", "Authorization", token);
    }

    @Test
    void onlyTheNamedHostsAndPagesAreServed() throws Exception {
        var refused = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/open".formatted(http.port())))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(refused, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("tribal.edge.allowed-hosts");
        }
        assertThat(http.get("/api/x", "Origin", "https://tools.example.com").header("Access-Control-Allow-Origin"))
                .isEqualTo("https://tools.example.com");
        assertThat(http.get("/api/x", "Origin", "https://evil.example").status())
                .isEqualTo(403);
    }

    private Answer upload(String token, int size) throws Exception {
        return http.post("/things/xml", "x".repeat(size), "Authorization", token, "Content-Type", "application/xml");
    }

    private Answer compressed(String token, String text) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return http.send(
                "POST",
                "/things/xml",
                HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray()),
                "Authorization",
                token,
                "Content-Type",
                "application/xml",
                "Content-Encoding",
                "gzip");
    }

    private Answer get(String token) throws Exception {
        return http.get("/things", "Authorization", token);
    }

    private String token(String tenant, String subject) {
        return "Bearer "
                + authority.token(claims ->
                        claims.claim("tenant", tenant).subject(subject).claim("scope", "errors:read errors:write"));
    }
}
