package dev.tribal.embedding;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.StoreProperties;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.TransientDataAccessResourceException;

/** The real store behind a connection that breaks as often as a test wants. */
final class FlakyStore implements RecordStore {
    static final AtomicInteger FAILURES = new AtomicInteger();

    private final RecordStore store;

    private FlakyStore(RecordStore store) {
        this.store = store;
    }

    @Override
    public Map<RecordKey, StoredRecord> read(Collection<RecordKey> keys) {
        failIfWanted();
        return store.read(keys);
    }

    @Override
    public void write(Collection<StoredRecord> records) {
        failIfWanted();
        store.write(records);
    }

    private static void failIfWanted() {
        if (FAILURES.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new TransientDataAccessResourceException("The database is down");
        }
    }

    @Override
    public void scan(@Nullable RecordKey after, Consumer<List<StoredRecord>> page) {
        store.scan(after, page);
    }

    @Override
    public List<StoredRecord> page(String tenant, @Nullable UUID after) {
        return store.page(tenant, after);
    }

    @Override
    public long count() {
        return store.count();
    }

    @Override
    public StoreProperties properties() {
        return store.properties();
    }

    @Override
    public void check() {
        store.check();
    }

    @Override
    public void close() {
        store.close();
    }

    @Configuration(proxyBeanMethods = false)
    static class Wrapping {
        @Bean
        static BeanPostProcessor flakyStore() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof RecordStore store && !(bean instanceof FlakyStore)
                            ? new FlakyStore(store)
                            : bean;
                }
            };
        }
    }
}
