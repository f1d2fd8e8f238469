package dev.tribal.embedding;

import dev.tribal.embedding.store.RecordStore;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Where records are kept. */
@Configuration(proxyBeanMethods = false)
@Import(RecordStoresConfiguration.class)
class RecordStoreConfiguration {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @Bean(destroyMethod = "close")
    RecordStore recordStore(RecordStores stores, @Value("${" + RecordStores.BACKEND + "}") String backend) {
        return new PatientOpening(RETRY_AFTER).open(() -> stores.openUsable(backend));
    }

    @Bean
    HealthIndicator recordStoreHealthIndicator(RecordStore store) {
        return new RecordStoreHealth(store);
    }
}
