package dev.tribal.embedding.generation;

import dev.tribal.embedding.store.StoreProperties;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * All generations and the progress of those being built, kept in the record store, so that every process knows them and
 * a killed one goes on where it was.
 */
final class GenerationLedger {
    private static final int MOST_TRIES = 50;
    private static final String PROGRESS = "index.progress";

    private final StoreProperties properties;
    private final JsonMapper json = JsonMapper.builder().build();

    GenerationLedger(StoreProperties properties) {
        this.properties = properties;
    }

    /** Oldest first. */
    List<IndexGeneration> generations() {
        return read(properties.get(Generations.LEDGER).orElse(null));
    }

    /**
     * Changes the list; if another process has changed it meanwhile, changes what is there now.
     *
     * @param change makes the new list of the one it is given, perhaps more than once
     * @return the list as it is afterwards
     */
    List<IndexGeneration> change(UnaryOperator<List<IndexGeneration>> change) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            String text = properties.get(Generations.LEDGER).orElse(null);
            List<IndexGeneration> before = read(text);
            List<IndexGeneration> after = List.copyOf(change.apply(before));
            if (after.equals(before) || properties.replace(Generations.LEDGER, text, json.writeValueAsString(after))) {
                return after;
            }
        }
        throw new IllegalStateException("The list of vector indexes is changed by other processes all the time");
    }

    private List<IndexGeneration> read(@Nullable String text) {
        return text == null ? List.of() : List.of(json.readValue(text, IndexGeneration[].class));
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
