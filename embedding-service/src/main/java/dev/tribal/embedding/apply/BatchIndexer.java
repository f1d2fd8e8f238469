package dev.tribal.embedding.apply;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.generation.Generations;
import dev.tribal.embedding.generation.OpenGeneration;
import dev.tribal.embedding.model.Embedding;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Embeds what is new or changed in a batch and brings each index that is in use up to date in one commit. */
final class BatchIndexer {
    private final Generations generations;
    private final Stages stages;
    private final Counter embedded;
    private final Counter indexed;

    BatchIndexer(Generations generations, Stages stages, MeterRegistry meters) {
        this.generations = generations;
        this.stages = stages;
        this.indexed = Counter.builder("tribal.embedding.indexed")
                .description("Vectors that were written to an index; while a new one is built, to each of both")
                .register(meters);
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
        for (OpenGeneration generation : generations.written()) {
            Map<RecordKey, float[]> upserts = stages.run("embed", () -> embed(generation, keys, texts));
            stages.run("index", () -> generation.index().update(upserts, deletes));
            indexed.increment(upserts.size());
        }
    }

    private Map<RecordKey, float[]> embed(OpenGeneration generation, List<RecordKey> keys, List<String> texts) {
        List<Embedding> embeddings = generation.model().embed(texts);
        Map<RecordKey, float[]> upserts = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            upserts.put(keys.get(i), embeddings.get(i).vector());
        }
        embedded.increment(upserts.size());
        return upserts;
    }
}
