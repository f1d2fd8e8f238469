package dev.tribal.embedding.generation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/** All vector indexes, oldest first. */
record IndexList(List<Entry> indexes) {
    /**
     * A vector index.
     *
     * @param state {@code building}, {@code serving} or {@code retired}
     * @param done how many records were looked at when it was built
     * @param total how many there were when that began; 0 if it was not built from records
     */
    record Entry(
            String name,
            @JsonProperty("vector_index") String vectorIndex,
            String model,
            String state,
            Instant created,
            long done,
            long total) {}
}
