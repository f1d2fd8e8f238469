package dev.tribal.embedding.generation;

import dev.tribal.embedding.store.StoreProperties;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * All generations and the progress of those being built, kept in the record store, so that every process knows them and
 * a killed one goes on where it was.
 */
final class GenerationLedger {
    private static final String PROGRESS = "index.progress";

    private final StoreProperties properties;
    private final JsonMapper json = JsonMapper.builder().build();

    GenerationLedger(StoreProperties properties) {
        this.properties = properties;
    }

    /** Oldest first. */
    List<IndexGeneration> generations() {
        return properties
                .get(Generations.LEDGER)
                .map(text -> List.of(json.readValue(text, IndexGeneration[].class)))
                .orElse(List.of());
    }

    void save(List<IndexGeneration> generations) {
        properties.put(Generations.LEDGER, json.writeValueAsString(generations));
    }

    /** How far the build of a generation is. */
    BuildProgress progress(String name) {
        return properties
                .get(PROGRESS)
                .map(text -> json.readValue(text, BuildProgress.class))
                .filter(progress -> progress.name().equals(name))
                .orElse(BuildProgress.none(name));
    }

    void save(BuildProgress progress) {
        properties.put(PROGRESS, json.writeValueAsString(progress));
    }
}
