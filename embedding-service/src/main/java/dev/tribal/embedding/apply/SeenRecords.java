package dev.tribal.embedding.apply;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Records as they are while a batch is applied: those of the batch as far as they are folded, others as they are stored. */
final class SeenRecords implements Function<RecordKey, Optional<StoredRecord>> {
    private final RecordStore store;
    private final Map<RecordKey, FoldedRecord> folded;
    private final Map<RecordKey, Optional<StoredRecord>> seen = new HashMap<>();

    /** @param asked what was looked for already; what of it is not in {@code stored} does not exist */
    SeenRecords(
            RecordStore store,
            Collection<RecordKey> asked,
            Map<RecordKey, StoredRecord> stored,
            Map<RecordKey, FoldedRecord> folded) {
        this.store = store;
        this.folded = folded;
        asked.forEach(key -> seen.put(key, Optional.ofNullable(stored.get(key))));
    }

    @Override
    public Optional<StoredRecord> apply(RecordKey key) {
        FoldedRecord ours = folded.get(key);
        return ours != null ? Optional.ofNullable(ours.after()) : seen.computeIfAbsent(key, this::read);
    }

    private Optional<StoredRecord> read(RecordKey key) {
        try {
            return Optional.ofNullable(store.read(List.of(key)).get(key));
        } catch (RecordStoreException e) {
            throw e;
        } catch (RuntimeException e) {
            // Whatever the backend throws, it is no fault of the event.
            throw new RecordStoreException("The record store cannot be read now.", e);
        }
    }
}
