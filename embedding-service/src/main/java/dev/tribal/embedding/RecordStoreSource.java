package dev.tribal.embedding;

import dev.tribal.embedding.store.EncryptionMark;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The record store alone, as its settings say, for commands that work on its records and wait for nothing. */
@Configuration(proxyBeanMethods = false)
@Import(RecordStoresConfiguration.class)
public class RecordStoreSource {
    /**
     * Makes no store: one that is not there is another one than that in use.
     *
     * @throws RecordStoreException if it cannot be used now
     * @throws NoStoreException if there are no records, and no service has noted a key in it either
     */
    @Bean(destroyMethod = "close")
    RecordStore recordStore(RecordStores stores, @Value("${" + RecordStores.BACKEND + "}") String backend) {
        stores.requireExisting(backend);
        RecordStore store = stores.openUsable(backend);
        try {
            if (!EncryptionMark.isIn(store.properties())) {
                RecordStores.requireRecords(store);
            }
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }
}
