package dev.tribal.benchmarks.quality;

import dev.tribal.embedding.model.onnx.OnnxEmbeddingModel;
import dev.tribal.embedding.model.onnx.ShippedModel;
import dev.tribal.platform.quality.RetrievalSet;
import dev.tribal.platform.quality.SharedData;
import dev.tribal.search.rerank.Evidence;
import dev.tribal.search.rerank.Weights;
import dev.tribal.search.verdict.Calibration;
import dev.tribal.search.verdict.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Learns the weights that the product ranks with, and writes them where it reads them. Before, each set is ranked with
 * weights that were learnt without it, which tells what to expect of errors that are in no set.
 */
public final class Learning {
    private static final Path WEIGHTS =
            Path.of("search-service/src/main/resources/dev/tribal/search/rerank/weights.properties");
    private static final String COMMENT = "# How much each kind of evidence counts, learnt by ./benchmarks/run learn.";
    private static final Path CALIBRATION =
            Path.of("search-service/src/main/resources/dev/tribal/search/verdict/calibration.properties");
    private static final String CALIBRATION_COMMENT =
            "# What makes a probability of the signals of a match, fitted by ./benchmarks/run calibrate.";
    private static final int QUESTIONS = 100;

    private Learning() {}

    /** Hands over a table of what the weights do to sets that they do not know. */
    public static void learn(Consumer<String> rows) throws IOException {
        var data = SharedData.fromEnvironment();
        if (!data.isThere()) {
            rows.accept("learn: skipped, there is no data in " + data.folder() + " (set TRIBAL_DATA)");
            return;
        }
        List<Example> examples = examples(data);
        rows.accept("| set left out | questions | success@1 | MRR |\n|---|---|---|---|");
        for (String set : new TreeSet<>(examples.stream().map(Example::group).toList())) {
            Weights weights = Learner.learn(
                    examples.stream().filter(one -> !one.group().equals(set)).toList());
            List<Example> leftOut =
                    examples.stream().filter(one -> one.group().equals(set)).toList();
            rows.accept(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.3f | %.3f |",
                    set,
                    leftOut.size(),
                    mean(leftOut, weights, 1),
                    mean(leftOut, weights, Ranker.MOST)));
        }
        Files.writeString(WEIGHTS, COMMENT + "\n" + lines(Learner.learn(examples)) + "\n");
    }

    /** Fits the probabilities that the product says to the weights that it ranks with, so this comes after them. */
    public static void calibrate(Consumer<String> rows) throws IOException {
        var data = SharedData.fromEnvironment();
        if (!data.isThere()) {
            rows.accept("calibrate: skipped, there is no data in " + data.folder() + " (set TRIBAL_DATA)");
            return;
        }
        try (var model = OnnxEmbeddingModel.open(Quality.KEPT, ShippedModel.MINILM)) {
            rows.accept(CalibrationQuality.HEADER);
            Calibration fitted = CalibrationLearner.fit(
                    CalibrationQuality.measure(data, new VectorCache(Quality.KEPT, model), rows));
            Files.writeString(CALIBRATION, CALIBRATION_COMMENT + "\n" + lines(fitted) + "\n");
        }
    }

    private static List<Example> examples(SharedData data) throws IOException {
        List<Example> examples = new ArrayList<>();
        try (var model = OnnxEmbeddingModel.open(Quality.KEPT, ShippedModel.MINILM)) {
            var cache = new VectorCache(Quality.KEPT, model);
            for (String name : data.setsIn("retrieval")) {
                RetrievalSet set = RetrievalSet.read(data, name, true);
                examples.addAll(some(set, cache));
                RetrievalSet solved = set.withSolutions();
                if (!solved.questions().isEmpty()
                        && solved.records().size() < set.records().size()) {
                    examples.addAll(some(solved, cache));
                }
            }
        }
        return examples;
    }

    private static List<Example> some(RetrievalSet set, VectorCache cache) throws IOException {
        RetrievalSet some = set.some(QUESTIONS);
        try (var ranker = new ProductRanker(some, cache, Weights.shipped())) {
            return Example.of(some, ranker);
        }
    }

    private static double mean(List<Example> examples, Weights weights, int most) {
        return examples.stream()
                .mapToDouble(example -> example.reciprocalRank(weights, most))
                .average()
                .orElse(0);
    }

    private static String lines(Weights weights) {
        return List.of(Evidence.values()).stream()
                .map(kind -> String.format(Locale.ROOT, "%s=%.2f", kind.name(), weights.of(kind)))
                .collect(Collectors.joining("\n"));
    }

    private static String lines(Calibration fitted) {
        return Stream.concat(
                        Stream.of(line(Calibration.BASE, fitted.base())),
                        Stream.of(Signal.values()).map(signal -> line(signal.name(), fitted.of(signal))))
                .collect(Collectors.joining("\n"));
    }

    private static String line(String name, double value) {
        return String.format(Locale.ROOT, "%s=%.3f", name, value);
    }
}
