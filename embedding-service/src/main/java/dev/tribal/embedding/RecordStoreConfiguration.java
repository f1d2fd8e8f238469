package dev.tribal.embedding;

import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.SchemaCheckedStore;
import dev.tribal.embedding.store.jdbc.JdbcRecordStore;
import dev.tribal.platform.sql.Database;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where records are kept. */
@Configuration(proxyBeanMethods = false)
class RecordStoreConfiguration {
    @Bean(destroyMethod = "close")
    RecordStore recordStore(EmbeddingSettings settings, @Value("${tribal.record-store}") String backend) {
        return SchemaCheckedStore.of(open(settings, backend));
    }

    private static RecordStore open(EmbeddingSettings settings, String backend) {
        return switch (backend) {
            case "jdbc" -> new JdbcRecordStore(Database.open(settings.database(), JdbcRecordStore.MIGRATIONS));
            default -> throw Choice.unknown("tribal.record-store", backend, "jdbc");
        };
    }

    @Bean
    HealthIndicator recordStoreHealthIndicator(RecordStore store) {
        return new RecordStoreHealth(store);
    }
}
