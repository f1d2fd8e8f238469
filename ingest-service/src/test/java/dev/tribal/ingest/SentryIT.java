package dev.tribal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.Role;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.ingest.app.Events;
import dev.tribal.ingest.app.IngestTest;
import dev.tribal.ingest.app.TestAuthority;
import dev.tribal.platform.security.DsnKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** Envelopes and events over HTTP, with the key of a DSN in each of the places where SDKs have it. */
@IngestTest
@TestPropertySource(properties = "tribal.limits.tenants.sentry-busy.writes-per-minute=1")
class SentryIT {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String ID = "9ec79c33ec9942ab8353589fcb2e04dc";
    private static final String EVENT = """
            {"event_id":"%s","platform":"java","user":{"email":"mary@example.com"},"exception":{"values":[{"type":"PumpError",
            "module":"aqua","value":"the pump is dry"}]}}""".formatted(ID).replace("\n", "");
    private static final String ITEMS = """
            {"type":"attachment","length":3}
            a
            b
            {"type":"event","length":%d}
            %s
            {"type":"client_report"}
            {"discarded_events":[]}
            """.formatted(EVENT.length(), EVENT);
    private static final String ENVELOPE = "{\"event_id\":\"%s\"}\n%s".formatted(ID, ITEMS);

    /** The envelope, made with the reference encoder: there is none in Java. */
    private static final String BROTLI =
            "G2EBYJwHdixnOoKwtHZxKC0EcY5090CLtAHOoyN1WPpaoa+LZSnMnTsC1vvwkmdR220VUAsTChOIc8ww0E3xOQtqrL6DxSG8SD8I"
                    + "6wxYeWpYqaLkqWWpcpyYiqZoplWkiZyLapayl+2ectBXJhJeoPxiiWqRH4KDkmn9cqYoH/smPmKi94YXM3m429ne5CW0ByVSCj2D"
                    + "W1p19n76HokYgGYQz3tM8g14Y/i9n4S6kC03PwIybw1nxGjoQAzxkuVZyBaiuH4A";

    private final String tenant = "sentry-" + UUID.randomUUID();
    private final String url;
    private final String key;
    private final TestAuthority authority;
    private final Events events;

    @Autowired
    SentryIT(Environment environment, TestAuthority authority, Events events) {
        this.url = "http://localhost:" + environment.getProperty("local.server.port");
        this.authority = authority;
        this.events = events;
        this.key = DsnKey.of(authority.dsnKey(tenant, "shop"));
    }

    @Test
    void keyInTheHeaderOfSentryIsTaken() throws Exception {
        accepted(send("/api/1/envelope/", ENVELOPE, "X-Sentry-Auth", auth(key)));
    }

    @Test
    void keyInTheAuthorizationHeaderIsTaken() throws Exception {
        accepted(send("/api/shop/envelope/", ENVELOPE, "Authorization", auth(key)));
    }

    @Test
    void keyInTheQueryIsTaken() throws Exception {
        accepted(send("/api/1/envelope/?sentry_version=7&sentry_key=%s&sentry_client=a%%2F1".formatted(key), ENVELOPE));
    }

    @Test
    void keyInTheEnvelopeIsTaken() throws Exception {
        accepted(send("/api/1/envelope/", "{\"dsn\":\"https://%s@tribal.example/1\"}\n%s".formatted(key, ITEMS)));
    }

    @Test
    void eventOfAnOlderSdkIsTaken() throws Exception {
        accepted(send("/api/1/store/", EVENT, "X-Sentry-Auth", auth(key)));
    }

    private void accepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JsonMapper.shared().readTree(answer.body()).path("id").asString())
                .isEqualTo(ID);
        assertThat(events.of(tenant).values()).singleElement().satisfies(event -> {
            var reported = (ErrorReported) event.data();
            assertThat(reported.errorType()).isEqualTo("aqua.PumpError");
            assertThat(reported.origin()).isNotNull();
            assertThat(reported.origin().project()).isEqualTo("shop");
            assertThat(reported.origin().source()).isEqualTo(Source.APP);
            assertThat(event.toString()).doesNotContain("mary@example.com");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
    void envelopeMayBeCompressed(String coding) throws Exception {
        accepted(send(
                "/api/1/envelope/", encoded(coding, ENVELOPE), "X-Sentry-Auth", auth(key), "Content-Encoding", coding));
    }

    @Test
    void compressedEnvelopeMayHoldTheKey() throws Exception {
        String envelope = "{\"dsn\":\"https://%s@tribal.example/1\"}\n%s".formatted(key, ITEMS);
        accepted(send("/api/1/envelope/", encoded("gzip", envelope), "Content-Encoding", "gzip"));
    }

    @Test
    void eventThatIsSentAgainIsAppliedOnce() throws Exception {
        for (int i = 0; i < 2; i++) {
            send("/api/1/envelope/", ENVELOPE, "X-Sentry-Auth", auth(key));
        }
        assertThat(List.copyOf(events.of(tenant).values()))
                .hasSize(2)
                .allMatch(event -> event.idempotent())
                .extracting(event -> event.id())
                .containsOnly(events.of(tenant).values().iterator().next().id());
    }

    @Test
    void envelopeWithoutErrorsIsTakenAndLeadsToNothing() throws Exception {
        var answer = send("/api/1/envelope/", "{}\n{\"type\":\"session\"}\n{}\n", "X-Sentry-Auth", auth(key));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(events.of(tenant)).isEmpty();
    }

    @Test
    void whatComesOutOfACompressedBodyIsBoundedToo() throws Exception {
        var answer = send(
                "/api/1/envelope/",
                encoded("gzip", "{}\n{\"type\":\"attachment\"}\n" + "0".repeat(21 * 1024 * 1024)),
                "X-Sentry-Auth",
                auth(key),
                "Content-Encoding",
                "gzip");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(error(answer)).contains("at most 20971520 bytes");
    }

    @Test
    void envelopeOfTooManyEventsIsRefusedWhole() throws Exception {
        String event = "{\"type\":\"event\",\"length\":2}\n{}\n";
        var answer = send("/api/1/envelope/", "{}\n" + event.repeat(101), "X-Sentry-Auth", auth(key));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(error(answer)).contains("at most 100 events");
        assertThat(events.of(tenant)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/1/envelope/", "/api/1/store/"})
    void eventOfVeryManyValuesIsRefused(String path) throws Exception {
        String event = "{\"x\":[%s{}]}".formatted("{},".repeat(600_000));
        String body = path.endsWith("store/") ? event : "{}\n{\"type\":\"event\"}\n" + event;
        var answer = send(path, body, "X-Sentry-Auth", auth(key));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(error(answer)).contains("more than 1000000 names and values");
        assertThat(events.of(tenant)).isEmpty();
    }

    @Test
    void keyOfADsnMustNotSendASolution() throws Exception {
        String report =
                "{\"error_type\":\"T\",\"context\":{\"error_message\":\"m\"},\"origin\":{\"project\":\"shop\"}%s}";
        String solved = report.formatted(",\"solution\":{\"description\":\"run this\"}");
        String token = "Bearer " + DsnKey.apiKey(key).orElseThrow();
        var alone = post("/api/v1/errors", "application/json", solved, token);
        assertThat(alone.statusCode()).as(alone.body()).isEqualTo(403);
        assertThat(alone.body()).contains("must not send a solution");
        var batch = post("/api/v1/errors:batch", "application/x-ndjson", solved, token);
        assertThat(batch.statusCode()).isEqualTo(207);
        assertThat(events.of(tenant)).isEmpty();
        assertThat(post("/api/v1/errors", "application/json", report.formatted(""), token)
                        .statusCode())
                .isEqualTo(202);
        String reporter = authority.token(tenant, String.join(" ", Role.REPORTER.scopes()));
        assertThat(post("/api/v1/errors", "application/json", solved, "Bearer " + reporter)
                        .statusCode())
                .isEqualTo(202);
    }

    private HttpResponse<String> post(String path, String type, String body, String authorization) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", type)
                        .header("Authorization", authorization)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void whoSendsTooMuchIsToldHowLongToWaitAsSdksReadIt() throws Exception {
        String busy = auth(DsnKey.of(authority.dsnKey("sentry-busy", "shop")));
        assertThat(send("/api/1/envelope/", ENVELOPE, "X-Sentry-Auth", busy).statusCode())
                .isEqualTo(200);

        var answer = send("/api/1/envelope/", ENVELOPE, "X-Sentry-Auth", busy);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        String wait = answer.headers().firstValue("Retry-After").orElseThrow();
        assertThat(Integer.parseInt(wait)).isBetween(1, 60);
        assertThat(answer.headers().allValues("X-Sentry-Rate-Limits")).containsExactly(wait + "::key");
        assertThat(error(answer)).isEqualTo("Too Many Requests");
    }

    @Test
    void dsnOfAnotherProjectIsRefused() throws Exception {
        var answer = send("/api/bank/envelope/", ENVELOPE, "X-Sentry-Auth", auth(key));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(error(answer)).contains("another project");
    }

    @Test
    void keyThatMayDoMoreThanADsnIsRefused() throws Exception {
        var answer = send("/api/1/envelope/", ENVELOPE, "Authorization", "Bearer " + authority.token(tenant));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(error(answer)).contains("tribal keys create --dsn");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Sentry-Auth: Sentry sentry_key=0123456789abcdef", "X-Other: nothing"})
    void whoHasNoKeyIsToldSo(String header) throws Exception {
        String[] nameAndValue = header.split(": ", 2);
        var answer = send("/api/1/envelope/", ENVELOPE, nameAndValue);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(error(answer)).isEqualTo("Unauthorized");
    }

    @Test
    void wholeKeyInTheQueryIsRefusedAsEverywhere() throws Exception {
        String whole = DsnKey.apiKey(key).orElseThrow();
        assertThat(send("/api/1/envelope/?sentry_key=" + whole, ENVELOPE).statusCode())
                .isEqualTo(400);
    }

    @Test
    void brokenEventIsRefusedWithItsReason() throws Exception {
        var answer = send("/api/1/store/", "{\"event_id\":", "X-Sentry-Auth", auth(key));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer)).isEqualTo("An event must be a JSON object in UTF-8");
    }

    private static String error(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Sentry-Error").orElse("");
    }

    private static String auth(String key) {
        return "Sentry sentry_version=7, sentry_client=test/1.0, sentry_key=" + key;
    }

    private HttpResponse<String> send(String path, String body, String... headers) throws Exception {
        return send(path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private HttpResponse<String> send(String path, byte[] body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/x-sentry-envelope")
                .POST(BodyPublishers.ofByteArray(body));
        return CLIENT.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private static byte[] encoded(String coding, String text) throws IOException {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream();
        switch (coding) {
            case "gzip" -> {
                try (var gzip = new GZIPOutputStream(bytes)) {
                    gzip.write(plain);
                }
            }
            case "deflate" -> {
                try (var deflater = new DeflaterOutputStream(bytes)) {
                    deflater.write(plain);
                }
            }
            case "br" -> bytes.write(Base64.getDecoder().decode(BROTLI));
            default -> bytes.write(Zstd.compress(plain));
        }
        return bytes.toByteArray();
    }
}
