package dev.tribal.embedding;

import dev.tribal.contracts.api.Scopes;
import dev.tribal.embedding.apply.ApplyConfiguration;
import dev.tribal.embedding.deadletter.DeadLettersConfiguration;
import dev.tribal.embedding.generation.Generations;
import dev.tribal.embedding.generation.IndexRebuilder;
import dev.tribal.embedding.generation.IndexTrail;
import dev.tribal.embedding.generation.IndexesController;
import dev.tribal.embedding.generation.Reindexing;
import dev.tribal.embedding.grouping.VersionsConfiguration;
import dev.tribal.embedding.nearest.NearestController;
import dev.tribal.embedding.openai.EmbeddingsController;
import dev.tribal.embedding.scrub.ScrubsConfiguration;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.platform.audit.AuditEvents;
import dev.tribal.platform.audit.AuditLog;
import dev.tribal.platform.audit.kafka.AuditLogConfiguration;
import dev.tribal.platform.blob.BlobStoreConfiguration;
import dev.tribal.platform.kafka.KafkaConfiguration;
import dev.tribal.platform.security.AccessRules;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.platform.security.Load;
import java.time.Clock;
import java.time.Duration;
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
    AuditLogConfiguration.class,
    BlobStoreConfiguration.class,
    RecordStoreConfiguration.class,
    EmbeddingModelConfiguration.class,
    VectorIndexConfiguration.class,
    ScrubsConfiguration.class,
    ApplyConfiguration.class,
    DeadLettersConfiguration.class,
    VersionsConfiguration.class,
    NearestController.class,
    EmbeddingsController.class,
    IndexesController.class
})
public class EmbeddingConfiguration {
    private static final Duration LOOK_AT_INDEXES_EVERY = Duration.ofSeconds(2);

    @Bean
    AccessRules embeddingAccess() {
        return AccessRules.of(
                AccessRules.scope(HttpMethod.POST, "/nearest", Scopes.ERRORS_READ)
                        .as(Load.SEARCH),
                AccessRules.scope(HttpMethod.POST, "/v1/embeddings", Scopes.ERRORS_READ)
                        .as(Load.SEARCH),
                AccessRules.scope(HttpMethod.GET, "/api/v1/indexes", Scopes.INSTALLATION),
                AccessRules.scope(HttpMethod.POST, "/api/v1/indexes", Scopes.INSTALLATION),
                AccessRules.scope(HttpMethod.DELETE, "/api/v1/indexes/{name}", Scopes.INSTALLATION));
    }

    @Bean
    IndexRebuilder indexRebuilder(RecordStore store, Generations generations) {
        return new IndexRebuilder(store, generations, LOOK_AT_INDEXES_EVERY);
    }

    @Bean
    Reindexing reindexing(Generations generations, RecordStore store) {
        return new Reindexing(generations, store, LOOK_AT_INDEXES_EVERY);
    }

    @Bean
    IndexTrail indexTrail(AuditLog auditLog, CurrentCaller callers) {
        return new IndexTrail(auditLog, new AuditEvents("embedding-service", callers, Clock.systemUTC()));
    }

    @Bean
    HealthIndicator vectorSearchHealthIndicator(Generations generations, IndexRebuilder rebuilder) {
        return new VectorSearchHealth(generations, rebuilder);
    }
}
