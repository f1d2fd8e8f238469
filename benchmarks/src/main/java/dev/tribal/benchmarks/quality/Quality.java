package dev.tribal.benchmarks.quality;

import dev.tribal.embedding.model.onnx.OnnxEmbeddingModel;
import dev.tribal.embedding.model.onnx.ShippedModel;
import dev.tribal.platform.quality.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Measures finding and grouping on the sets of real errors that {@code TRIBAL_DATA} names. */
public final class Quality {
    static final Path KEPT = Path.of("benchmarks/target/vectors");

    private Quality() {}

    /**
     * Hands over the tables line by line; one line that says so if there is no data.
     *
     * @param quick whether to ask some of the masked questions only, and to leave out the classic way
     */
    public static void measure(boolean quick, Consumer<String> rows) throws IOException {
        SharedData data = data("quality", rows);
        if (data == null) {
            return;
        }
        grouping(rows);
        try (var model = OnnxEmbeddingModel.open(KEPT, ShippedModel.MINILM)) {
            var cache = new VectorCache(KEPT, model);
            CalibrationQuality.measure(Example.of(data, cache), rows);
            rows.accept("\n" + RetrievalQuality.HEADER);
            new RetrievalQuality(data, cache, quick, rows).measure();
        }
    }

    /** The data; {@code null} if there is none, of which a line is handed over that says so. */
    static @Nullable SharedData data(String benchmark, Consumer<String> rows) {
        var data = SharedData.fromEnvironment();
        if (data.isThere()) {
            return data;
        }
        rows.accept("%s: skipped, there is no data in %s (set TRIBAL_DATA)".formatted(benchmark, data.folder()));
        return null;
    }

    /** The table of grouping alone, which needs no model and takes seconds. */
    public static void grouping(Consumer<String> rows) throws IOException {
        SharedData data = data("grouping", rows);
        if (data == null) {
            return;
        }
        rows.accept(GroupingQuality.HEADER);
        new GroupingQuality(data, rows).measure();
    }
}
