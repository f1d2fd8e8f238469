package dev.tribal.embedding;

import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreException;
import dev.tribal.platform.health.Complaints;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the record store can be used. */
final class RecordStoreHealth implements HealthIndicator {
    private static final String ADVICE =
            "Put the store right, or the settings for it; accepted events wait and are applied by themselves then. The log"
                    + " names the place";

    private final RecordStore store;
    private final Complaints complaints = new Complaints(LoggerFactory.getLogger(RecordStoreHealth.class));

    RecordStoreHealth(RecordStore store) {
        this.store = store;
    }

    @Override
    public Health health() {
        try {
            return state();
        } catch (RecordStoreException e) {
            return down(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            // The exception would tell strangers about hosts and folders.
            return down("The record store cannot be used", e);
        }
    }

    private Health down(String sentence, RuntimeException e) {
        complaints.wrong(sentence, e);
        return Health.down()
                .withDetail("state", sentence)
                .withDetail("advice", ADVICE)
                .build();
    }

    private Health state() {
        store.check();
        complaints.well();
        return Health.up().withDetail("state", "The record store answers").build();
    }
}
