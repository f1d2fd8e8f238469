package dev.tribal.embedding;

import dev.tribal.embedding.generation.Generations;
import dev.tribal.embedding.generation.IndexRebuilder;
import dev.tribal.embedding.generation.OpenGeneration;
import dev.tribal.embedding.index.VectorIndexException;
import dev.tribal.embedding.model.EmbeddingModelException;
import dev.tribal.platform.health.Complaints;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether model and index can be used, and whether the index is complete. */
final class VectorSearchHealth implements HealthIndicator {
    private static final String ADVICE =
            "Start Chroma, or look at the disk with tribal.data-dir; searches go on by words, a damaged index is rebuilt by"
                    + " itself, and tribal reindex makes a new one";

    private final Generations generations;
    private final IndexRebuilder rebuilder;
    private final Complaints complaints = new Complaints(LoggerFactory.getLogger(VectorSearchHealth.class));

    VectorSearchHealth(Generations generations, IndexRebuilder rebuilder) {
        this.generations = generations;
        this.rebuilder = rebuilder;
    }

    @Override
    public Health health() {
        try {
            return state();
        } catch (RuntimeException e) {
            // The exception would tell strangers about hosts and folders.
            String sentence = sentence(e);
            complaints.wrong(sentence, e);
            return Health.down()
                    .withDetail("state", sentence)
                    .withDetail("advice", ADVICE)
                    .build();
        }
    }

    private static String sentence(RuntimeException e) {
        return e instanceof VectorIndexException || e instanceof EmbeddingModelException
                ? String.valueOf(e.getMessage())
                : "The vector search cannot be used";
    }

    private Health state() {
        OpenGeneration serving = generations.serving();
        serving.model().check();
        serving.index().check();
        complaints.well();
        String state = rebuilder.isRebuilding()
                ? "The index is being rebuilt; %d records so far".formatted(rebuilder.done())
                : "The index is complete";
        return Health.up()
                .withDetail("state", state)
                .withDetail("model", serving.model().identity().model())
                .build();
    }
}
