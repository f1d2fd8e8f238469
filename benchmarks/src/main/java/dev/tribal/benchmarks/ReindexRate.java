package dev.tribal.benchmarks;

import dev.tribal.embedding.EmbeddingSettings.DatabaseLocation;
import dev.tribal.embedding.generation.IndexRebuild;
import dev.tribal.embedding.index.IndexIdentity;
import dev.tribal.embedding.index.lucene.LuceneVectorIndexes;
import dev.tribal.embedding.model.EmbeddingModel;
import dev.tribal.embedding.model.onnx.OnnxEmbeddingModel;
import dev.tribal.embedding.model.onnx.ShippedModel;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.jdbc.JdbcRecordStore;
import dev.tribal.platform.encryption.Sealer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;

/** Time and rate of a re-index: every record of a store read, rendered, embedded and indexed. */
final class ReindexRate {
    private static final int BATCH = 500;

    private ReindexRate() {}

    static void measure(Path folder, int records, Table table) {
        var database = new DatabaseLocation("jdbc:sqlite:" + folder.resolve("records.db"), null, null);
        try (var store = JdbcRecordStore.open(database, Sealer.NONE);
                var model = OnnxEmbeddingModel.open(folder.resolve("model"), ShippedModel.MINILM);
                var indexes = new LuceneVectorIndexes(folder.resolve("index"))) {
            measure(store, model, indexes, records, table);
        }
    }

    private static void measure(
            RecordStore store, EmbeddingModel model, LuceneVectorIndexes indexes, int records, Table table) {
        for (int from = 0; from < records; from += BATCH) {
            store.write(IntStream.range(from, Math.min(records, from + BATCH))
                    .mapToObj(Records::record)
                    .toList());
        }
        var identity = new IndexIdentity(model.identity(), 1);
        try (var index = indexes.open(identity.name(1), identity)) {
            long start = System.nanoTime();
            new IndexRebuild(store, model, index).run(null, () -> false, (_, _) -> {});
            double seconds = (System.nanoTime() - start) / 1e9;
            table.add(
                    "re-index of %,d records with short messages".formatted(records),
                    String.format(Locale.ROOT, "%.0f s, %.0f/s", seconds, records / seconds),
                    "",
                    "");
        }
    }
}
