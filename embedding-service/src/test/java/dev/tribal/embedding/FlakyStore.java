package dev.tribal.embedding;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.ForwardingStore;
import dev.tribal.embedding.store.RecordStore;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.TransientDataAccessResourceException;

/** The real store behind a connection that breaks as often as a test wants. */
final class FlakyStore extends ForwardingStore {
    static final AtomicInteger FAILURES = new AtomicInteger();

    private FlakyStore(RecordStore store) {
        super(store);
    }

    @Override
    public Map<RecordKey, StoredRecord> read(Collection<RecordKey> keys) {
        failIfWanted();
        return super.read(keys);
    }

    @Override
    public void write(Collection<StoredRecord> records) {
        failIfWanted();
        super.write(records);
    }

    private static void failIfWanted() {
        if (FAILURES.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new TransientDataAccessResourceException("The database is down");
        }
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
