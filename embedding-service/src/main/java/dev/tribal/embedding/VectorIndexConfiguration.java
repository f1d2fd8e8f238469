package dev.tribal.embedding;

import dev.tribal.embedding.generation.Generations;
import dev.tribal.embedding.generation.IndexChoice;
import dev.tribal.embedding.index.VectorIndexes;
import dev.tribal.embedding.index.lucene.LuceneVectorIndexes;
import dev.tribal.embedding.model.EmbeddingModel;
import dev.tribal.embedding.store.RecordStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where vectors are kept. */
@Configuration(proxyBeanMethods = false)
class VectorIndexConfiguration {
    @Bean(destroyMethod = "close")
    VectorIndexes luceneIndexes(EmbeddingSettings settings) {
        return new LuceneVectorIndexes(settings.dataDir().resolve("index"));
    }

    @Bean(destroyMethod = "close")
    Generations indexGenerations(
            RecordStore store,
            EmbeddingModel model,
            VectorIndexes indexes,
            @Value("${tribal.vector-index}") String backend) {
        return Generations.open(store.properties(), IndexChoice.of(backend, ""), _ -> model, name -> {
            if (!name.equals(indexes.backend())) {
                throw Choice.unknown("tribal.vector-index", name, indexes.backend());
            }
            return indexes;
        });
    }
}
