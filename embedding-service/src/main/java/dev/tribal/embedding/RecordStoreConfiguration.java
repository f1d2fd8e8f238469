package dev.tribal.embedding;

import dev.tribal.embedding.store.RecordStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Where records are kept. */
@Configuration(proxyBeanMethods = false)
@Import(RecordStoresConfiguration.class)
class RecordStoreConfiguration {
    private static final String BACKEND = "tribal.record-store";

    @Bean(destroyMethod = "close")
    RecordStore recordStore(RecordStores stores, @Value("${" + BACKEND + "}") String backend) {
        return stores.open(BACKEND, backend);
    }

    @Bean
    HealthIndicator recordStoreHealthIndicator(RecordStore store) {
        return new RecordStoreHealth(store);
    }
}
