package dev.tribal.search;

import static dev.tribal.search.Records.change;
import static dev.tribal.search.Records.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.Attachment;
import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.LongText;
import dev.tribal.contracts.api.NearestErrors;
import dev.tribal.contracts.api.NearestResult;
import dev.tribal.contracts.api.SigningKeys;
import dev.tribal.contracts.api.Tokens;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.RecordChange;
import dev.tribal.platform.PlatformConfiguration;
import dev.tribal.platform.blob.LongTexts;
import dev.tribal.platform.security.CurrentCaller;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=tribal-defaults,search-service", "tribal.kafka.partitions=1"})
class SearchServiceIT {
    private static final EmbeddedKafkaKraftBroker BROKER = new EmbeddedKafkaKraftBroker(1, 1);
    private static final TestTokens TOKENS = new TestTokens();
    private static final String TRACE = "\tat com.example.Shop.pay(Shop.java:42) ☕\n".repeat(50_000);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private static Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    private final KafkaTemplate<String, byte[]> kafka;
    private final EventCodec codec;
    private final LongTexts texts;

    @Autowired
    SearchServiceIT(KafkaTemplate<String, byte[]> kafka, EventCodec codec, LongTexts texts) {
        this.kafka = kafka;
        this.codec = codec;
        this.texts = texts;
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        BROKER.afterPropertiesSet();
        registry.add("spring.kafka.bootstrap-servers", BROKER::getBrokersAsString);
        registry.add("tribal.data-dir", () -> folder.toString());
    }

    @AfterAll
    static void stopBroker() {
        BROKER.destroy();
    }

    @BeforeEach
    void publish() throws Exception {
        send(change("acme", "cart", 1, "java.lang.NullPointerException", "Cannot invoke CartItem.total()"));
        send(change("acme", "shop", 2, "java.sql.SQLException", "ORA-00942: table or view does not exist"));
        send(change("rival", "secret", 3, "java.lang.NullPointerException", "CartItem of the rival"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get("acme", "/api/v1/errors/" + id("cart") + "?min_position=0-3")
                                .status()
                        == 200);
    }

    @Test
    void recordIsReadByIdInItsTenantOnly() throws Exception {
        assertThat(get("acme", "/api/v1/errors/" + id("cart"))
                        .json()
                        .path("error_type")
                        .asString())
                .isEqualTo("java.lang.NullPointerException");
        assertProblem(get("rival", "/api/v1/errors/" + id("cart")), 404, "not-found");
    }

    @Test
    void similarErrorsAreFoundInTheirTenantOnly() throws Exception {
        Answer found = get("acme", "/api/v1/errors/similar?query=CartItem");
        assertThat(found.json().path("results")).hasSize(1);
        JsonNode first = found.json().path("results").path(0);
        assertThat(first.path("record").path("id").asString())
                .isEqualTo(id("cart").toString());
        assertThat(first.path("why").path(0).asString()).contains("cartitem");
        assertThat(get("rival", "/api/v1/errors?error_message=CartItem").json().path("results"))
                .hasSize(1);
    }

    @Test
    void longQueryIsPosted() throws Exception {
        String log = "[INFO] nothing to see\n".repeat(10_000) + "ORA-00942";
        Answer found = post("/api/v1/errors/similar", JSON.writeValueAsString(Map.of("query", log)));
        assertThat(found.json().at("/results/0/record/id").asString())
                .isEqualTo(id("shop").toString());
    }

    @Test
    void filtersAloneListTheLatestFirst() throws Exception {
        assertThat(get("acme", "/api/v1/errors?language=JAVA")
                        .json()
                        .at("/results/0/record/id")
                        .asString())
                .isEqualTo(id("shop").toString());
        assertThat(get("acme", "/api/v1/errors?framework=rails").json().path("results"))
                .isEmpty();
    }

    @Test
    void queryThatIsNotUtf8IsRefused() throws Exception {
        Answer refused = get("acme", "/api/v1/errors?error_message=%ff%fe");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("detail").asString()).contains("percent-encoded UTF-8");
    }

    @Test
    void minPositionWaitsForTheWrite() throws Exception {
        var read = CompletableFuture.supplyAsync(
                () -> get("acme", "/api/v1/errors/" + id("late") + "?min_position=0-100&wait_seconds=20"));
        send(change("acme", "late", 100, "A", "it came"));
        assertThat(read.get().status()).isEqualTo(200);
    }

    @Test
    void writeThatDoesNotComeInTimeIsAProblem() throws Exception {
        Answer answer = get("acme", "/api/v1/errors/" + id("cart") + "?min_position=0-999999&wait_seconds=0");
        assertProblem(answer, 503, "position-not-applied");
        assertThat(answer.response().headers().firstValue("Retry-After")).contains("1");
    }

    @ParameterizedTest
    @CsvSource({
        "/similar?query=+&max_results=5, query must not be blank",
        "/similar?max_results=5, query",
        "/similar?query=x&max_results=0, max_results must be 1 to 50",
        "/similar?query=x&max_results=51, max_results must be 1 to 50",
        "/similar?query=x&max_results=many, max_results must be a whole number",
        "/similar?query=x&min_position=here, min_position must be a position",
        "?max_results=-1, max_results must be 1 to 50",
        "/not-a-uuid, id must be a UUID",
        "/00000000-0000-0000-0000-000000000000?wait_seconds=31, wait_seconds must be 0 to 30",
    })
    void badParameterIsNamed(String path, String detail) {
        Answer answer = get("acme", "/api/v1/errors" + path);
        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.json().path("detail").asString()).contains(detail);
    }

    @Test
    void tooLongQueryIsRefusedWithItsLimit() throws Exception {
        Answer answer = post("/api/v1/errors/similar", JSON.writeValueAsString(Map.of("query", "x".repeat(262_145))));
        assertProblem(answer, 413, "content-too-large");
        assertThat(answer.json().path("detail").asString()).contains("262144");
    }

    @Test
    void statusCountsTheTenantsRecords() {
        JsonNode status = get("rival", "/api/v1/status").json();
        assertThat(status.path("status").asString()).isEqualTo("ok");
        assertThat(status.path("errors").asLong()).isEqualTo(1);
        assertThat(status.path("version").asString()).matches("\\d+\\.\\d+.*");
    }

    @Test
    void readsNeedAToken() {
        assertThat(get(null, "/api/v1/status").status()).isEqualTo(401);
    }

    @Test
    void healthSaysThatTheFeedIsUpToDate() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get(null, "/health/ready").status() == 200);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(get(null, "/health/detailed")
                                .json()
                                .at("/components/searchFeed/details/feed")
                                .asString())
                        .isEqualTo("up to date"));
    }

    @Test
    void longTextComesBackWholeInTheAnswerToOneRecordOnly() throws Exception {
        Attachment trace = texts.store("long", id("long"), UUID.randomUUID(), LongText.STACK_TRACE, TRACE);
        sendLong("long", trace);

        JsonNode context = getLong("long").path("context");
        assertThat(context.path("stack_trace").asString()).isEqualTo(TRACE);
        assertThat(context.has("attachments")).isFalse();
        JsonNode found = get("long", "/api/v1/errors/similar?query=an+excerpt+of+it")
                .json()
                .at("/results/0/record/context");
        assertThat(found.path("stack_trace").asString()).isEqualTo("an excerpt of it");
        assertThat(found.at("/attachments/0/field").asString()).isEqualTo("stack_trace");
    }

    @Test
    void textThatIsLostIsAnsweredWithItsExcerptAndSaysSo() throws Exception {
        Attachment trace = texts.store("lost", id("long"), UUID.randomUUID(), LongText.STACK_TRACE, TRACE);
        texts.delete("lost", id("long"), List.of(trace));
        sendLong("lost", trace);

        JsonNode context = getLong("lost").path("context");
        assertThat(context.path("stack_trace").asString()).isEqualTo("an excerpt of it");
        assertThat(context.at("/attachments/0/missing").asBoolean()).isTrue();
        assertThat(context.at("/attachments/0/bytes").asLong()).isEqualTo(trace.bytes());
    }

    @Test
    void referenceToTheTextOfAnotherTenantLeadsNowhere() throws Exception {
        Attachment theirs = texts.store("victim", id("long"), UUID.randomUUID(), LongText.STACK_TRACE, TRACE);
        sendLong("thief", theirs);

        JsonNode context = getLong("thief").path("context");
        assertThat(context.path("stack_trace").asString()).isEqualTo("an excerpt of it");
        assertThat(context.at("/attachments/0/missing").asBoolean()).isTrue();
    }

    private void sendLong(String tenant, Attachment attachment) throws Exception {
        RecordChange change = change(tenant, "long", 4, "LongError", "it is long");
        ErrorRecord record = Objects.requireNonNull(change.record());
        ErrorContext context =
                record.context().with(LongText.STACK_TRACE, "an excerpt of it").withAttachments(List.of(attachment));
        send(new RecordChange(tenant, change.errorId(), change.position(), record.withContext(context)));
    }

    private JsonNode getLong(String tenant) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> get(tenant, "/api/v1/errors/" + id("long")), answer -> answer.status() == 200)
                .json();
    }

    private void send(RecordChange change) throws Exception {
        kafka.send(codec.write(change)).get();
    }

    private Answer get(String tenant, String path) {
        return exchange(tenant, request(path).GET());
    }

    private Answer post(String path, String json) {
        return exchange(
                "acme",
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private Answer exchange(String tenant, HttpRequest.Builder request) {
        if (tenant != null) {
            request.header("Authorization", "Bearer " + TOKENS.of(tenant));
        }
        try {
            return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:tribal:problem:" + type);
    }

    private record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({PlatformConfiguration.class, SearchConfiguration.class, IngestClientConfiguration.class})
    static class Application {
        @Bean
        SigningKeys signingKeys() {
            return TOKENS::jwks;
        }

        @Bean
        Tokens tokens() {
            return _ -> {
                throw new IllegalStateException("no keys here");
            };
        }

        /** Answers only who calls for somebody: the security context must reach it. */
        @Bean
        NearestErrors nearestErrors(CurrentCaller caller) {
            return _ -> {
                caller.get();
                return new NearestResult(List.of());
            };
        }
    }
}
