package dev.tribal.benchmarks.quality;

import dev.tribal.embedding.model.onnx.OnnxEmbeddingModel;
import dev.tribal.embedding.model.onnx.ShippedModel;
import dev.tribal.platform.quality.RetrievalSet;
import dev.tribal.platform.quality.SharedData;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What another model or another rendering of the texts would do to the search, next to what ships. */
public final class ModelQuality {
    private static final String HEADER = """

            | set | embedded | dense alone: success@1 (95 %) | MRR@10 (95 %) | Tribal: success@1 (95 %) | MRR@10 (95 %) | MRR above what ships (95 %) |
            |---|---|---|---|---|---|---|""";

    private static final int QUESTIONS = 150;
    private static final int SHORT = 500;

    private ModelQuality() {}

    /** Hands over the table; one line that says so if there is no data. */
    public static void measure(Consumer<String> rows) throws IOException {
        SharedData data = Quality.data("models", rows);
        if (data == null) {
            return;
        }
        try (var mini = OnnxEmbeddingModel.open(Quality.KEPT, ShippedModel.MINILM);
                var bge = OnnxEmbeddingModel.open(Quality.KEPT, ShippedModel.BGE_SMALL)) {
            var byMini = new VectorCache(Quality.KEPT, mini);
            Map<String, Way> others = new LinkedHashMap<>();
            others.put("by bge-small-en-v15-q", new Way(Rendering.PRODUCT, new VectorCache(Quality.KEPT, bge)));
            others.put("the text as it came", new Way(Rendering.PLAIN, byMini));
            others.put(
                    "with values masked",
                    new Way(
                            Rendering.PRODUCT.then(
                                    text -> Rendering.VARIES.matcher(text).replaceAll("*")),
                            byMini));
            others.put(
                    "500 characters",
                    new Way(Rendering.PRODUCT.then(text -> text.substring(0, Math.min(SHORT, text.length()))), byMini));
            rows.accept(HEADER);
            for (String name : data.setsIn("retrieval")) {
                RetrievalSet set = RetrievalSet.read(data, name, true).some(QUESTIONS);
                RetrievalFigures shipped = row(set, "as shipped", new Way(Rendering.PRODUCT, byMini), null, rows);
                for (var other : others.entrySet()) {
                    row(set, other.getKey(), other.getValue(), shipped, rows);
                }
            }
        }
    }

    private static RetrievalFigures row(
            RetrievalSet set, String name, Way way, @Nullable RetrievalFigures shipped, Consumer<String> rows)
            throws IOException {
        var dense = new DenseRanker(set, way.rendering(), way.cache());
        try (var product = new ProductRanker(set, dense)) {
            var alone = RetrievalFigures.of(dense, set.questions());
            var figures = RetrievalFigures.of(product, set.questions());
            rows.accept("| %s | %s | %s | %s | %s |"
                    .formatted(
                            set.name(),
                            name,
                            alone.firstCells(),
                            figures.firstCells(),
                            shipped == null ? "" : figures.above(shipped)));
            return figures;
        }
    }

    private record Way(Rendering rendering, VectorCache cache) {}
}
