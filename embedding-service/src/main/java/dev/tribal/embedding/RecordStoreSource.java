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
    /**
     * @param dryRun set for a command that only looks; for that no store is made
     * @throws RecordStoreException if it cannot be used now
     * @throws NoStoreException if nothing may be made, and there is none
     */
    @Bean(destroyMethod = "close")
    RecordStore recordStore(
            RecordStores stores,
            @Value("${" + RecordStores.BACKEND + "}") String backend,
            @Value("${dry-run:#{null}}") @Nullable String dryRun) {
        if (dryRun != null) {
            stores.requireExisting(backend);
        }
        return stores.openUsable(backend);
    }
}
