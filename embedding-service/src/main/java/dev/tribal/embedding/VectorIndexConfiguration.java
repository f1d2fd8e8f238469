package dev.tribal.embedding;

import dev.tribal.embedding.index.IndexIdentity;
import dev.tribal.embedding.index.VectorIndex;
import dev.tribal.embedding.index.VectorIndexes;
import dev.tribal.embedding.index.lucene.LuceneVectorIndexes;
import dev.tribal.embedding.model.EmbeddingModel;
import dev.tribal.embedding.retrieval.RetrievalText;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where vectors are kept. */
@Configuration(proxyBeanMethods = false)
class VectorIndexConfiguration {
    @Bean(destroyMethod = "close")
    VectorIndexes vectorIndexes(EmbeddingSettings settings, @Value("${tribal.vector-index}") String backend) {
        return switch (backend) {
            case LuceneVectorIndexes.BACKEND ->
                new LuceneVectorIndexes(settings.dataDir().resolve("index"));
            default -> throw Choice.unknown("tribal.vector-index", backend, LuceneVectorIndexes.BACKEND);
        };
    }

    @Bean(destroyMethod = "close")
    VectorIndex vectorIndex(VectorIndexes indexes, EmbeddingModel model) {
        var identity = new IndexIdentity(model.identity(), RetrievalText.VERSION);
        return indexes.open(identity.name(1), identity);
    }
}
