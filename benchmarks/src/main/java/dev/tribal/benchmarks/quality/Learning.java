package dev.tribal.benchmarks.quality;

import dev.tribal.embedding.model.onnx.OnnxEmbeddingModel;
import dev.tribal.embedding.model.onnx.ShippedModel;
import dev.tribal.platform.quality.SharedData;
import dev.tribal.search.rerank.Evidence;
import dev.tribal.search.rerank.Weights;
import dev.tribal.search.verdict.Calibration;
import dev.tribal.search.verdict.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Learns the weights that the product ranks with, fits the probabilities that it says to them, and writes both where it reads
 * them. Before, each set is ranked with weights that were learnt without it, which tells what to expect of errors that are in
 * no set.
 */
public final class Learning {
    private static final Path WEIGHTS =
            Path.of("search-service/src/main/resources/dev/tribal/search/rerank/weights.properties");
    private static final String COMMENT = "# How much each kind of evidence counts, learnt by ./benchmarks/run learn.";
    private static final Path CALIBRATION =
            Path.of("search-service/src/main/resources/dev/tribal/search/verdict/calibration.properties");
    private static final String CALIBRATION_COMMENT =
            "# What makes a probability of the signals of a match, fitted by ./benchmarks/run learn.";
    private static final String HEADER = """
            | set left out | questions | MRR, all evidence the same | as it is held near | learnt without the set |
            |---|---|---|---|---|""";

    private Learning() {}

    /** Hands over tables of what the weights and the probabilities do to sets that they do not know. */
    public static void learn(Consumer<String> rows) throws IOException {
        SharedData data = Quality.data("learn", rows);
        if (data == null) {
            return;
        }
        try (var model = OnnxEmbeddingModel.open(Quality.KEPT, ShippedModel.MINILM)) {
            List<Example> examples = Example.of(data, new VectorCache(Quality.KEPT, model));
            rows.accept(HEADER);
            for (String set : new TreeSet<>(examples.stream().map(Example::set).toList())) {
                row(set, examples, rows);
            }
            CalibrationQuality.measure(examples, rows);
            Weights weights = Learner.learn(examples);
            Calibration fitted = CalibrationLearner.fit(Case.of(examples, weights));
            Files.writeString(WEIGHTS, COMMENT + "\n" + lines(weights) + "\n");
            Files.writeString(CALIBRATION, CALIBRATION_COMMENT + "\n" + lines(fitted) + "\n");
        }
    }

    private static void row(String set, List<Example> examples, Consumer<String> rows) {
        List<Example> leftOut = Example.where(examples, set::equals).stream()
                .filter(Example::known)
                .toList();
        rows.accept(String.format(
                Locale.ROOT,
                "| %s | %d | %.3f | %.3f | %.3f |",
                set,
                leftOut.size(),
                mean(leftOut, Learner.even()),
                mean(leftOut, Learner.prior()),
                mean(leftOut, Learner.learn(Example.where(examples, other -> !other.equals(set))))));
    }

    private static double mean(List<Example> examples, Weights weights) {
        return examples.stream()
                .mapToDouble(example -> example.reciprocalRank(weights, Ranker.MOST))
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
