package dev.tribal.embedding;

import dev.tribal.embedding.index.VectorIndex;
import dev.tribal.embedding.model.EmbeddingModel;
import dev.tribal.embedding.rebuild.IndexRebuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether model and index can be used, and whether the index is complete. */
final class VectorSearchHealth implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(VectorSearchHealth.class);

    private final EmbeddingModel model;
    private final VectorIndex index;
    private final IndexRebuilder rebuilder;

    VectorSearchHealth(EmbeddingModel model, VectorIndex index, IndexRebuilder rebuilder) {
        this.model = model;
        this.index = index;
        this.rebuilder = rebuilder;
    }

    @Override
    public Health health() {
        try {
            return state();
        } catch (RuntimeException e) {
            // The exception would tell strangers about hosts and folders.
            LOG.warn("The vector search cannot be used", e);
            return Health.down()
                    .withDetail("state", "The vector search cannot be used")
                    .build();
        }
    }

    private Health state() {
        model.check();
        index.check();
        String state = rebuilder.isRebuilding()
                ? "The index is being rebuilt; %d records so far".formatted(rebuilder.done())
                : "The index is complete";
        return Health.up()
                .withDetail("state", state)
                .withDetail("model", model.identity().model())
                .build();
    }
}
