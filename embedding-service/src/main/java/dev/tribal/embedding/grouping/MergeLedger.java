package dev.tribal.embedding.grouping;

import dev.tribal.embedding.store.RecordStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
        return store.properties().get(PROPERTY).map(this::parsed).filter(progress -> progress.version() == version);
    }

    /** Notes it whatever was noted before. */
    void save(MergeProgress progress) {
        store.properties().put(PROPERTY, json.writeValueAsString(progress));
    }

    /**
     * Notes it if nobody has noted anything else since.
     *
     * @param before what was read, or noted last, of that version; {@code null} if there was nothing
     * @return whether it is noted
     */
    boolean replace(@Nullable MergeProgress before, MergeProgress progress) {
        String text = store.properties().get(PROPERTY).orElse(null);
        MergeProgress now = text == null ? null : parsed(text);
        boolean isSame = now == null || now.version() != progress.version() ? before == null : now.equals(before);
        return isSame && store.properties().replace(PROPERTY, text, json.writeValueAsString(progress));
    }

    private MergeProgress parsed(String text) {
        return json.readValue(text, MergeProgress.class);
    }
}
