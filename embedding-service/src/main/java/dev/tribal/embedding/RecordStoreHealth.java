package dev.tribal.embedding;

import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the record store can be used. */
final class RecordStoreHealth implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(RecordStoreHealth.class);

    private final RecordStore store;

    RecordStoreHealth(RecordStore store) {
        this.store = store;
    }

    @Override
    public Health health() {
        try {
            return state();
        } catch (RecordStoreException e) {
            LOG.warn("The record store cannot be used", e);
            return Health.down()
                    .withDetail("state", String.valueOf(e.getMessage()))
                    .build();
        } catch (RuntimeException e) {
            // The exception would tell strangers about hosts and folders.
            LOG.warn("The record store cannot be used", e);
            return Health.down()
                    .withDetail("state", "The record store cannot be used")
                    .build();
        }
    }

    private Health state() {
        store.check();
        return Health.up().withDetail("state", "The record store answers").build();
    }
}
