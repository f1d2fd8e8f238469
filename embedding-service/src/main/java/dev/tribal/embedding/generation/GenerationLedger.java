package dev.tribal.embedding.generation;

import dev.tribal.embedding.store.StoreProperties;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
        return generations(properties.get(Generations.LEDGER));
    }

    /**
     * Changes the list in one step, also while other processes change it.
     *
     * @param change gives the new list for the present one; it is asked again if another process was faster
     * @return the new list
     */
    List<IndexGeneration> change(UnaryOperator<List<IndexGeneration>> change) {
        while (true) {
            Optional<String> before = properties.get(Generations.LEDGER);
            List<IndexGeneration> after = change.apply(generations(before));
            String text = json.writeValueAsString(after);
            if (before.filter(text::equals).isPresent()
                    || properties.replace(Generations.LEDGER, before.orElse(null), text)) {
                return after;
            }
        }
    }

    private List<IndexGeneration> generations(Optional<String> stored) {
        return stored.map(text -> List.of(json.readValue(text, IndexGeneration[].class)))
                .orElse(List.of());
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
