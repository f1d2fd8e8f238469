package dev.tribal.platform.blob;

import dev.tribal.platform.health.Complaints;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether long texts can be stored and read. */
final class BlobStoreHealth implements HealthIndicator {
    private final BlobStore store;
    private final Complaints complaints = new Complaints(LoggerFactory.getLogger(BlobStoreHealth.class));

    BlobStoreHealth(BlobStore store) {
        this.store = store;
    }

    @Override
    public Health health() {
        try {
            store.check();
            complaints.well();
            return Health.up().withDetail("state", "The blob store answers").build();
        } catch (BlobStoreException e) {
            // The exception would tell strangers about hosts and folders.
            complaints.wrong("The blob store cannot be used: " + e.getMessage(), e);
            return Health.down()
                    .withDetail("state", "The blob store cannot be used: long texts are refused and read as excerpts")
                    .withDetail(
                            "advice",
                            "Check its folder or bucket, who may write there, and the space; the log has the details")
                    .build();
        }
    }
}
