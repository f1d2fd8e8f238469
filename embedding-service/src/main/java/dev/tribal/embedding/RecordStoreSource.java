package dev.tribal.embedding;

import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The record store alone, as its settings say, for commands that need nothing else and wait for nothing. */
@Configuration(proxyBeanMethods = false)
@Import(RecordStoresConfiguration.class)
public class RecordStoreSource {
    /** @throws RecordStoreException if it cannot be used now */
    @Bean(destroyMethod = "close")
    RecordStore recordStore(
            RecordStores stores,
            @Value("${" + RecordStores.BACKEND + "}") String backend,
            @Value("${dry-run:#{null}}") @Nullable String dryRun) {
        if (dryRun != null) {
            stores.requireMade(backend);
        }
        return stores.openUsable(backend);
    }
}
