package dev.tribal.embedding.apply;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.index.VectorIndex;
import dev.tribal.embedding.model.Embedding;
import dev.tribal.embedding.model.EmbeddingModel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Embeds what is new or changed in a batch and brings the index up to date in one commit. */
final class BatchIndexer {
    private final EmbeddingModel model;
    private final VectorIndex index;
    private final Counter embedded;

    BatchIndexer(EmbeddingModel model, VectorIndex index, MeterRegistry meters) {
        this.model = model;
        this.index = index;
        this.embedded = Counter.builder("tribal.embedding.embedded")
                .description("Records whose text was embedded")
                .register(meters);
    }

    void index(Collection<FoldedRecord> records) {
        List<RecordKey> keys = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<RecordKey> deletes = new ArrayList<>();
        for (FoldedRecord record : records) {
            String text = record.textToEmbed();
            if (text != null) {
                keys.add(record.key());
                texts.add(text);
            } else if (record.isDeleted()) {
                deletes.add(record.key());
            }
        }
        List<Embedding> embeddings = model.embed(texts);
        Map<RecordKey, float[]> upserts = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            upserts.put(keys.get(i), embeddings.get(i).vector());
        }
        index.update(upserts, deletes);
        embedded.increment(upserts.size());
    }
}
