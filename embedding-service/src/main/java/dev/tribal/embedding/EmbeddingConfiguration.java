package dev.tribal.embedding;

import dev.tribal.contracts.api.Scopes;
import dev.tribal.embedding.apply.ApplyConfiguration;
import dev.tribal.embedding.index.VectorIndex;
import dev.tribal.embedding.model.EmbeddingModel;
import dev.tribal.embedding.nearest.NearestController;
import dev.tribal.embedding.openai.EmbeddingsController;
import dev.tribal.embedding.rebuild.IndexRebuilder;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.platform.kafka.KafkaConfiguration;
import dev.tribal.platform.security.AccessRules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/** The composition root of embedding-service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EmbeddingSettings.class)
@Import({
    KafkaConfiguration.class,
    RecordStoreConfiguration.class,
    EmbeddingModelConfiguration.class,
    VectorIndexConfiguration.class,
    ApplyConfiguration.class,
    NearestController.class,
    EmbeddingsController.class
})
public class EmbeddingConfiguration {
    @Bean
    AccessRules embeddingAccess() {
        return AccessRules.of(
                AccessRules.scope(HttpMethod.POST, "/nearest", Scopes.ERRORS_READ),
                AccessRules.scope(HttpMethod.POST, "/v1/embeddings", Scopes.ERRORS_READ));
    }

    @Bean
    IndexRebuilder indexRebuilder(RecordStore store, EmbeddingModel model, VectorIndex index) {
        return new IndexRebuilder(store, model, index);
    }

    @Bean
    HealthIndicator vectorSearchHealthIndicator(EmbeddingModel model, VectorIndex index, IndexRebuilder rebuilder) {
        return new VectorSearchHealth(model, index, rebuilder);
    }
}
