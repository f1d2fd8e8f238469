package dev.tribal.embedding.generation;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What shall be different in a new index.
 *
 * @param vectorIndex where to keep it, {@code lucene} or {@code chroma}; {@code null}: as now
 * @param model name of the embedding model; {@code null}: as now
 */
record NewIndex(
        @JsonProperty("vector_index") @Nullable String vectorIndex,
        @Nullable String model) {}
