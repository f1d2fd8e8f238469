package dev.tribal.embedding.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tribal.embedding.model.Embedding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnnxEmbeddingModelTest {
    @TempDir
    private static Path folder;

    private static OnnxEmbeddingModel model;

    @BeforeAll
    static void open() {
        model = OnnxEmbeddingModel.open(folder, ShippedModel.MINILM);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void textsOfLikeMeaningAreCloserThanOthers() {
        float[] query = embed("How do I fix a null pointer when the cart is empty?");
        float[] like = embed("NullPointerException in ShoppingCart.total() if it has no items");
        float[] unlike = embed("error TS2307: Cannot find module 'left-pad' or its type declarations");

        assertThat(cosine(query, like)).isGreaterThan(cosine(query, unlike) + 0.2);
    }

    @ParameterizedTest
    @EnumSource
    void everyShippedModelTellsLikeFromUnlike(ShippedModel shipped) {
        try (var shippedModel = OnnxEmbeddingModel.open(folder.resolve("all"), shipped)) {
            List<float[]> vectors = shippedModel
                    .embed(List.of(
                            "The connection to the database was refused",
                            "java.net.ConnectException: Connection refused (db:5432)",
                            "SyntaxError: unexpected indent in setup.py"))
                    .stream()
                    .map(Embedding::vector)
                    .toList();

            assertThat(shippedModel.identity().model()).isEqualTo(shipped.modelName());
            assertThat(cosine(vectors.get(0), vectors.get(0))).isCloseTo(1, within(1e-5));
            assertThat(cosine(vectors.get(0), vectors.get(1)))
                    .isGreaterThan(cosine(vectors.get(0), vectors.get(2)) + 0.1);
        }
    }

    @Test
    void vectorsHaveTheLengthOneAndTheDimensionOfTheIdentity() {
        for (String text : List.of("", "x", "connection refused ".repeat(500))) {
            float[] vector = embed(text);
            assertThat(vector).hasSize(model.identity().dimension());
            assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void aTextGetsTheSameVectorAloneInCompanyAndByManyThreads() throws Exception {
        List<String> texts = IntStream.range(0, 12)
                .mapToObj(i -> "error number " + i + " in module " + "x".repeat(i))
                .toList();
        List<float[]> alone = texts.stream().map(OnnxEmbeddingModelTest::embed).toList();
        List<Callable<List<Embedding>>> callers = IntStream.range(0, 8)
                .<Callable<List<Embedding>>>mapToObj(_ -> () -> model.embed(texts))
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(callers)) {
                assertThat(answer.get().stream().map(Embedding::vector).toList())
                        .usingElementComparator(Arrays::compare)
                        .containsExactlyElementsOf(alone);
            }
        }
    }

    @Test
    void tokensAreCountedUpToTheLimit() {
        assertThat(model.embed(List.of("Hello world")).getFirst().tokens()).isEqualTo(4);
        assertThat(model.embed(List.of("word ".repeat(1_000))).getFirst().tokens())
                .isEqualTo(256);
    }

    @Test
    void theModelFileIsExtractedOnceUnderItsHash() throws Exception {
        OnnxEmbeddingModel.open(folder, ShippedModel.MINILM).close();

        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactly("all-minilm-l6-v2-q-%s.onnx"
                            .formatted(model.identity().fileHash().substring(0, 16)));
        }
    }

    @Test
    void aClosedModelSaysSo() {
        OnnxEmbeddingModel closed = OnnxEmbeddingModel.open(folder, ShippedModel.MINILM);
        closed.close();

        assertThatThrownBy(closed::check).hasMessageContaining("closed");
    }

    private static float[] embed(String text) {
        return model.embed(List.of(text)).getFirst().vector();
    }

    private static double cosine(float[] a, float[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> (double) a[i] * b[i])
                .sum();
    }
}
