package dev.tribal.embedding;

import static dev.tribal.embedding.TestAuth.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tribal.contracts.api.Scopes;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.generation.Generations;
import dev.tribal.embedding.model.openai.OpenAiEmbeddingModel;
import dev.tribal.embedding.model.openai.OpenAiSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EmbeddingHttpIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ACME = token("acme", Scopes.ERRORS_READ);

    @TempDir
    private static Path folder;

    private static TestBroker broker;
    private static RunningService service;

    @BeforeAll
    static void start() {
        broker = new TestBroker();
        service = RunningService.start(broker.brokers(), folder);
    }

    @AfterAll
    static void stop() {
        service.close();
        broker.close();
    }

    @Test
    void nearestFindsOnlyTheRecordsOfTheCallersTenant() throws Exception {
        UUID ours = UUID.randomUUID();
        float[] vector = service.bean(Generations.class)
                .serving()
                .model()
                .embed(List.of("Connection refused by the database"))
                .getFirst()
                .vector();
        service.index()
                .update(
                        Map.of(
                                new RecordKey("acme", ours), vector,
                                new RecordKey("evil", UUID.randomUUID()), vector),
                        List.of());

        var answer = post("/nearest", ACME, "{\"query\":\"database refuses connection\",\"limit\":10}");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode neighbours = JSON.readTree(answer.body()).get("neighbours");
        assertThat(neighbours.size()).isEqualTo(1);
        assertThat(neighbours.get(0).get("id").asString()).isEqualTo(ours.toString());
        assertThat(neighbours.get(0).get("similarity").asDouble()).isBetween(0.5, 1.0);
    }

    @Test
    void ourOwnInterfaceServesAsAProviderOfEmbeddings() {
        String name = "all-minilm-l6-v2-q";
        var settings = new OpenAiSettings(
                URI.create(service.url() + "/v1"), ACME, 384, true, 2, 1_000, Duration.ofSeconds(20), 1);
        List<String> texts = List.of("connection refused", "missing module", "out of memory");
        float[] local = service.bean(Generations.class)
                .serving()
                .model()
                .embed(texts)
                .get(2)
                .vector();

        float[] remote =
                OpenAiEmbeddingModel.open(settings, name).embed(texts).get(2).vector();
        double cosine = 0;
        for (int i = 0; i < local.length; i++) {
            cosine += (double) local[i] * remote[i];
        }
        assertThat(cosine).isCloseTo(1, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/nearest | {\"query\":\" \",\"limit\":10} | query",
                "/nearest | {\"limit\":10} | query",
                "/nearest | {\"query\":\"x\",\"limit\":0} | limit",
                "/nearest | {\"query\":\"x\",\"limit\":201} | limit",
                "/v1/embeddings | {\"model\":\"gpt\",\"input\":\"x\"} | model",
                "/v1/embeddings | {\"model\":\"all-minilm-l6-v2-q\"} | input",
                "/v1/embeddings | {\"model\":\"all-minilm-l6-v2-q\",\"input\":[]} | input",
                "/v1/embeddings | {\"model\":\"all-minilm-l6-v2-q\",\"input\":[\"\"]} | input",
                "/v1/embeddings | {\"model\":\"all-minilm-l6-v2-q\",\"input\":[1,2]} | input",
                "/v1/embeddings | {\"model\":\"all-minilm-l6-v2-q\",\"input\":\"x\",\"dimensions\":3} | dimensions",
                "/v1/embeddings | {\"model\":\"all-minilm-l6-v2-q\",\"input\":\"x\",\"encoding_format\":\"int8\"}"
                        + " | encoding_format"
            })
    void aRequestThatIsNotValidNamesTheField(String path, String body, String field) throws Exception {
        var answer = post(path, ACME, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).contains("application/problem+json");
        assertThat(JSON.readTree(answer.body())
                        .get("errors")
                        .get(0)
                        .get("field")
                        .asString())
                .isEqualTo(field);
    }

    @Test
    void bothNeedATokenThatMayRead() throws Exception {
        String wrong = token("acme", Scopes.ERRORS_WRITE);
        for (String path : List.of("/nearest", "/v1/embeddings")) {
            assertThat(post(path, null, "{}").statusCode()).isEqualTo(401);
            assertThat(post(path, wrong, "{}").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void embeddingsHaveTheShapeOfOpenAi() throws Exception {
        JsonNode answer = JSON.readTree(post(
                        "/v1/embeddings",
                        ACME,
                        "{\"model\":\"all-minilm-l6-v2-q\",\"input\":[\"Hello world\",\"Hello\"],\"dimensions\":384}")
                .body());

        assertThat(answer.get("object").asString()).isEqualTo("list");
        assertThat(answer.get("model").asString()).isEqualTo("all-minilm-l6-v2-q");
        assertThat(answer.get("usage").get("prompt_tokens").asInt()).isEqualTo(7);
        assertThat(answer.get("usage").get("total_tokens").asInt()).isEqualTo(7);
        assertThat(answer.get("data").size()).isEqualTo(2);
        JsonNode second = answer.get("data").get(1);
        assertThat(second.get("object").asString()).isEqualTo("embedding");
        assertThat(second.get("index").asInt()).isEqualTo(1);
        assertThat(second.get("embedding").size()).isEqualTo(384);
    }

    @Test
    void base64CarriesTheSameNumbers() throws Exception {
        String body = "{\"model\":\"all-minilm-l6-v2-q\",\"input\":\"Hello world\",\"encoding_format\":\"%s\"}";
        JsonNode floats = embedding(body.formatted("float"));
        byte[] bytes =
                Base64.getDecoder().decode(embedding(body.formatted("base64")).asString());

        var numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        assertThat(numbers.remaining()).isEqualTo(384);
        for (int i = 0; i < 384; i++) {
            assertThat(numbers.get(i)).isCloseTo(floats.get(i).floatValue(), within(1e-6f));
        }
    }

    @Test
    void healthTellsInWordsHowTheServiceIs() throws Exception {
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(service.url() + "/health/detailed"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode components = JSON.readTree(answer.body()).get("components");
        assertThat(components.get("recordStore").get("status").asString()).isEqualTo("UP");
        assertThat(components.get("vectorSearch").get("details").get("state").asString())
                .isEqualTo("The index is complete");
        assertThat(components.get("errorEvents").get("status").asString()).isEqualTo("UP");
    }

    @ParameterizedTest
    @CsvSource({"tribal.record-store", "tribal.vector-index"})
    void anUnknownBackendStopsTheStartWithAClearWord(String property) {
        assertThatThrownBy(() -> RunningService.start(
                        Map.of(property, "abacus"), broker.brokers(), folder.resolve(UUID.randomUUID() + "")))
                .hasStackTraceContaining(property + " is 'abacus', but must be one of: ");
    }

    private static JsonNode embedding(String body) throws Exception {
        return JSON.readTree(post("/v1/embeddings", ACME, body).body())
                .get("data")
                .get(0)
                .get("embedding");
    }

    private static HttpResponse<String> post(String path, String token, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(service.url() + path))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (token != null) {
            request.header("authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
