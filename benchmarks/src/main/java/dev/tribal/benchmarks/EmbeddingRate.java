package dev.tribal.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.tribal.embedding.model.Embedding;
import dev.tribal.embedding.model.onnx.OnnxEmbeddingModel;
import dev.tribal.embedding.model.onnx.ShippedModel;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Texts embedded per second by the product's model, beside the bare ONNX session on as many ready-made tokens. */
final class EmbeddingRate {
    private static final int WORKERS = 2;
    private static final int ROUNDS = 3;

    private EmbeddingRate() {}

    static void measure(Path folder, int texts, Table table) throws IOException {
        List<String> words =
                IntStream.range(0, texts).mapToObj(EmbeddingRate::text).toList();
        try (var model = OnnxEmbeddingModel.open(folder, ShippedModel.MINILM)) {
            List<Embedding> embeddings = model.embed(words);
            int[] tokens = embeddings.stream().mapToInt(Embedding::tokens).toArray();
            double[] ours = new double[ROUNDS];
            double[] bare = new double[ROUNDS];
            // Alternating, so that a busy machine slows both.
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                model.embed(words);
                ours[round] = texts / ((System.nanoTime() - start) / 1e9);
                bare[round] = bareSession(folder, tokens);
            }
            Arrays.sort(ours);
            Arrays.sort(bare);
            table.add(
                    "texts embedded per second, %.0f tokens on average"
                            .formatted(Arrays.stream(tokens).average().orElseThrow()),
                    String.format(Locale.ROOT, "%.0f/s", ours[ROUNDS / 2]),
                    String.format(Locale.ROOT, "%.0f/s bare ONNX session, same lengths", bare[ROUNDS / 2]),
                    String.format(Locale.ROOT, "%.2f", ours[ROUNDS / 2] / bare[ROUNDS / 2]));
        }
    }

    private static double bareSession(Path folder, int... tokens) throws IOException {
        Path file;
        try (var files = Files.walk(folder)) {
            file = files.filter(f -> f.toString().endsWith(".onnx")).findFirst().orElseThrow();
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            try (var session = environment.createSession(file.toString(), options)) {
                long start = System.nanoTime();
                Load.run(WORKERS, tokens.length, i -> run(environment, session, tokens[i]));
                return tokens.length / ((System.nanoTime() - start) / 1e9);
            }
        } catch (OrtException e) {
            throw new IllegalStateException("The bare session failed", e);
        }
    }

    private static void run(OrtEnvironment environment, OrtSession session, int length) {
        long[] ids = new long[length];
        Arrays.fill(ids, 2000);
        long[] mask = new long[length];
        Arrays.fill(mask, 1);
        long[] shape = {1, length};
        try (var inputIds = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
                var attention = OnnxTensor.createTensor(environment, LongBuffer.wrap(mask), shape);
                var types = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[length]), shape);
                var _ = session.run(
                        Map.of("input_ids", inputIds, "attention_mask", attention, "token_type_ids", types))) {
            // The result is not needed.
        } catch (OrtException e) {
            throw new IllegalStateException("The bare session failed", e);
        }
    }

    private static String text(int n) {
        return Reports.report(n).substring(0, 600);
    }
}
