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

    private static final String ADVICE =
            "Put the store right, or the settings for it; accepted events wait and are applied by themselves then. The log"
                    + " names the place";

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
                    .withDetail("advice", ADVICE)
                    .build();
        } catch (RuntimeException e) {
            // The exception would tell strangers about hosts and folders.
            LOG.warn("The record store cannot be used", e);
            return Health.down()
                    .withDetail("state", "The record store cannot be used")
                    .withDetail("advice", ADVICE)
                    .build();
        }
    }

    private Health state() {
        store.check();
        return Health.up().withDetail("state", "The record store answers").build();
    }
}
