package dev.tribal.embedding.model.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tribal.embedding.model.Embedding;
import dev.tribal.embedding.model.EmbeddingModelException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiEmbeddingModelTest {
    private static final String KEY = "sk-" + "test".repeat(5);

    private Provider provider;
    private OpenAiEmbeddingModel model;

    @BeforeEach
    void start() throws IOException {
        provider = new Provider();
        model = model(provider.baseUrl(), 2);
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void textsAreSentInBatchesWithTheKeyAndVectorsComeBackWithLengthOne() {
        List<Embedding> embeddings = model.embed(List.of("a", "b", "c"));

        assertThat(embeddings).hasSize(3);
        assertThat(embeddings.get(1).vector()).containsExactly(new float[] {0.2425f, 0.9701f, 0}, within(1e-3f));
        assertThat(embeddings.get(1).tokens()).isEqualTo(5);
        assertThat(provider.requests).hasSize(2);
        assertThat(provider.requests.getFirst().toString())
                .isEqualTo("{\"model\":\"m\",\"input\":[\"a\",\"b\"],\"encoding_format\":\"base64\"}");
        assertThat(provider.authorizations).containsOnly("Bearer " + KEY);
    }

    @Test
    void vectorsInBase64AreLittleEndianFloats() {
        byte[] bytes = ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(3)
                .putFloat(0)
                .putFloat(4)
                .array();
        provider.next.add(Provider.embeddings(_ -> "\"" + Base64.getEncoder().encodeToString(bytes) + "\""));

        assertThat(model.embed(List.of("a")).getFirst().vector())
                .containsExactly(new float[] {0.6f, 0, 0.8f}, within(1e-6f));
    }

    @Test
    void vectorsAreOrderedByTheirIndex() {
        provider.next.add(
                Provider.text("{\"data\":[{\"index\":1,\"embedding\":[0,1,0]},{\"index\":0,\"embedding\":[1,0,0]}]}"));

        List<Embedding> embeddings = model.embed(List.of("a", "b"));
        assertThat(embeddings.get(0).vector()[0]).isEqualTo(1);
        assertThat(embeddings.get(1).vector()[1]).isEqualTo(1);
    }

    @Test
    void aLongTextIsCutAndAnEmptyOneIsNotSentEmpty() {
        model.embed(List.of("x".repeat(99) + "\uD83D\uDE00 tail", ""));

        assertThat(provider.requests.getFirst().get("input").get(0).asString()).isEqualTo("x".repeat(99));
        assertThat(provider.requests.getFirst().get("input").get(1).asString()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void aFailureThatCanPassIsTriedAgain(int status) {
        provider.next.add(Provider.failure(status, "0"));

        assertThat(model.embed(List.of("a"))).hasSize(1);
        assertThat(provider.requests).hasSize(2);
        model.check();
    }

    @Test
    void afterSoManyTriesItGivesUpForNow() {
        Collections.addAll(
                provider.next, Provider.failure(429, "0"), Provider.failure(429, "0"), Provider.failure(429, "0"));

        assertThatThrownBy(() -> model.embed(List.of("a")))
                .isInstanceOf(EmbeddingModelException.class)
                .hasMessageContaining("asked too often");
        assertThat(provider.requests).hasSize(3);
        assertThatThrownBy(model::check).hasMessageContaining("asked too often");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | TRIBAL_EMBEDDING_OPENAI_API_KEY",
                "403 | TRIBAL_EMBEDDING_OPENAI_API_KEY",
                "404 | tribal.embedding.model",
                "400 | status 400"
            })
    void aFailureThatStaysIsNotTriedAgain(int status, String advice) {
        provider.next.add(Provider.failure(status, null));

        assertThatThrownBy(() -> model.embed(List.of("a")))
                .isInstanceOf(EmbeddingModelException.class)
                .hasMessageContaining(advice)
                .hasMessageNotContaining(KEY);
        assertThat(provider.requests).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void anAnswerThatMakesNoSenseIsRefused(Provider.Reply reply, String sentence) {
        Collections.addAll(provider.next, reply, reply, reply);

        assertThatThrownBy(() -> model.embed(List.of("a", "b")))
                .isInstanceOf(EmbeddingModelException.class)
                .hasMessageContaining(sentence);
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                Arguments.of(Provider.embeddings(_ -> "[1,2]"), "set tribal.embedding.openai.dimension=2"),
                Arguments.of(Provider.embeddings(_ -> "[0,0,0]"), "no vector"),
                Arguments.of(Provider.embeddings(_ -> "\"%%%\""), "no vector"),
                Arguments.of(Provider.text("{\"data\":[]}"), "0 vectors for 2 texts"),
                Arguments.of(Provider.text("{}"), "0 vectors for 2 texts"),
                Arguments.of(
                        Provider.text(
                                "{\"data\":[{\"index\":0,\"embedding\":[1,0,0]},{\"index\":0,\"embedding\":[1,0,0]}]}"),
                        "wrong index"),
                Arguments.of(Provider.text("<html>"), "does not answer"));
    }

    @Test
    void aProviderThatIsAwayOrSlowIsNotWaitedForLong() throws Exception {
        var never = new CountDownLatch(1);
        var slow = new Provider.Reply(200, null, _ -> {
            awaitQuietly(never);
            return "";
        });
        Collections.addAll(provider.next, slow, slow, slow);
        assertThatThrownBy(() -> model.embed(List.of("a")))
                .isInstanceOf(EmbeddingModelException.class)
                .hasMessageContaining("does not answer");
        never.countDown();

        URI away = provider.baseUrl();
        provider.close();
        assertThatThrownBy(() -> model(away, 2).embed(List.of("a")))
                .isInstanceOf(EmbeddingModelException.class)
                .hasMessageContaining("does not answer");
    }

    @Test
    void theKeyIsNotInTheSettingsText() {
        assertThat(settings(provider.baseUrl(), 2).toString()).doesNotContain(KEY);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static OpenAiEmbeddingModel model(URI baseUrl, int batchSize) {
        // Does not wait, unless it is told to.
        var impatient = new Patience(Clock.systemUTC(), new Random(1) {
            @Override
            public long nextLong(long bound) {
                return 0;
            }
        });
        return OpenAiEmbeddingModel.open(settings(baseUrl, batchSize), "m", impatient);
    }

    private static OpenAiSettings settings(URI baseUrl, int batchSize) {
        return new OpenAiSettings(baseUrl, KEY, 3, false, batchSize, 100, Duration.ofMillis(500), 3);
    }
}
