package dev.tribal.embedding;

import dev.tribal.contracts.api.Scopes;
import dev.tribal.embedding.apply.ApplyConfiguration;
import dev.tribal.embedding.index.VectorIndex;
import dev.tribal.embedding.index.lucene.LuceneVectorIndex;
import dev.tribal.embedding.model.EmbeddingModel;
import dev.tribal.embedding.model.onnx.OnnxEmbeddingModel;
import dev.tribal.embedding.nearest.NearestController;
import dev.tribal.embedding.openai.EmbeddingsController;
import dev.tribal.embedding.rebuild.IndexRebuilder;
import dev.tribal.embedding.retrieval.RetrievalText;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.jdbc.JdbcRecordStore;
import dev.tribal.platform.kafka.KafkaConfiguration;
import dev.tribal.platform.security.AccessRules;
import dev.tribal.platform.sql.Database;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/** The composition root of embedding-service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EmbeddingSettings.class)
@Import({KafkaConfiguration.class, ApplyConfiguration.class, NearestController.class, EmbeddingsController.class})
public class EmbeddingConfiguration {
    @Bean
    AccessRules embeddingAccess() {
        return AccessRules.of(
                AccessRules.scope(HttpMethod.POST, "/nearest", Scopes.ERRORS_READ),
                AccessRules.scope(HttpMethod.POST, "/v1/embeddings", Scopes.ERRORS_READ));
    }

    @Bean(destroyMethod = "close")
    RecordStore recordStore(EmbeddingSettings settings, @Value("${tribal.record-store}") String backend) {
        return switch (backend) {
            case "jdbc" -> new JdbcRecordStore(Database.open(settings.database(), JdbcRecordStore.MIGRATIONS));
            default -> throw unknown("tribal.record-store", backend, "jdbc");
        };
    }

    @Bean(destroyMethod = "close")
    EmbeddingModel embeddingModel(EmbeddingSettings settings) {
        return OnnxEmbeddingModel.open(settings.dataDir().resolve("model"));
    }

    @Bean(destroyMethod = "close")
    VectorIndex vectorIndex(
            EmbeddingSettings settings, EmbeddingModel model, @Value("${tribal.vector-index}") String backend) {
        String identity = model.identity() + " " + RetrievalText.VERSION;
        return switch (backend) {
            case "lucene" -> LuceneVectorIndex.open(settings.dataDir().resolve("index"), identity);
            default -> throw unknown("tribal.vector-index", backend, "lucene");
        };
    }

    @Bean
    IndexRebuilder indexRebuilder(RecordStore store, EmbeddingModel model, VectorIndex index) {
        return new IndexRebuilder(store, model, index);
    }

    @Bean
    HealthIndicator recordStoreHealthIndicator(RecordStore store) {
        return new RecordStoreHealth(store);
    }

    @Bean
    HealthIndicator vectorSearchHealthIndicator(EmbeddingModel model, VectorIndex index, IndexRebuilder rebuilder) {
        return new VectorSearchHealth(model, index, rebuilder);
    }

    private static IllegalArgumentException unknown(String property, String value, String known) {
        return new IllegalArgumentException("%s is '%s', but must be one of: %s".formatted(property, value, known));
    }
}
