package dev.tribal.embedding.grouping;

import dev.tribal.embedding.store.RecordStore;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** How far merges are, kept in the record store, so that every process knows and another one can go on. */
final class MergeLedger {
    private static final String PROPERTY = "grouping.merges";

    private final RecordStore store;
    private final JsonMapper json = JsonMapper.builder().build();

    MergeLedger(RecordStore store) {
        this.store = store;
    }

    /** Empty if none of this version were begun. */
    Optional<MergeProgress> progress(int version) {
        return store.properties()
                .get(PROPERTY)
                .map(text -> json.readValue(text, MergeProgress.class))
                .filter(progress -> progress.version() == version);
    }

    void save(MergeProgress progress) {
        store.properties().put(PROPERTY, json.writeValueAsString(progress));
    }
}
