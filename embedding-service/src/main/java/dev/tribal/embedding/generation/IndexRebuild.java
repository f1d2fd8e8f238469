package dev.tribal.embedding.generation;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.index.VectorIndex;
import dev.tribal.embedding.model.EmbeddingModel;
import dev.tribal.embedding.retrieval.RetrievalText;
import dev.tribal.embedding.store.RecordStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives every record in the store that has no vector one. Events may be applied meanwhile: they write the store before
 * the index, so a look at the store after each write to the index shows whether it was overtaken.
 */
public final class IndexRebuild {
    private final RecordStore store;
    private final EmbeddingModel model;
    private final VectorIndex index;

    public IndexRebuild(RecordStore store, EmbeddingModel model, VectorIndex index) {
        this.store = store;
        this.model = model;
        this.index = index;
    }

    /**
     * Whether vectors are missing or left over. If some are left over, nobody knows which, and the index is emptied.
     *
     * @return whether {@link #run} has something to do
     */
    boolean isNeeded() {
        long vectors = index.count();
        long records = store.count();
        if (vectors > records) {
            index.clear();
        }
        return vectors != records;
    }

    /**
     * Runs to the end, or until it is told to stop.
     *
     * @param after the last record that was looked at before, or {@code null} to begin
     * @param progress is told of each page that is done
     * @return whether it came to the end
     */
    public boolean run(@Nullable RecordKey after, BooleanSupplier stopped, Progress progress) {
        try {
            store.scan(after, page -> {
                if (stopped.getAsBoolean()) {
                    throw new CancellationException();
                }
                complete(page.stream().filter(record -> record.record() != null).toList());
                progress.done(page.getLast().key(), page.size());
            });
            return true;
        } catch (CancellationException _) {
            return false;
        }
    }

    /** Is told how far it is. */
    public interface Progress {
        /**
         * @param last the last record that was looked at
         * @param records how many were looked at since the call before
         */
        void done(RecordKey last, int records);
    }

    private void complete(List<StoredRecord> page) {
        Set<RecordKey> absent =
                index.absent(page.stream().map(StoredRecord::key).toList());
        List<StoredRecord> missing =
                page.stream().filter(record -> absent.contains(record.key())).toList();
        while (!missing.isEmpty()) {
            write(missing);
            missing = changedSince(missing);
        }
    }

    private void write(List<StoredRecord> records) {
        List<RecordKey> keys = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<RecordKey> deletes = new ArrayList<>();
        for (StoredRecord record : records) {
            if (record.record() == null) {
                deletes.add(record.key());
            } else {
                keys.add(record.key());
                texts.add(RetrievalText.ofRecord(record.record()));
            }
        }
        var embeddings = model.embed(texts);
        Map<RecordKey, float[]> upserts = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            upserts.put(keys.get(i), embeddings.get(i).vector());
        }
        index.update(upserts, deletes);
    }

    private List<StoredRecord> changedSince(List<StoredRecord> written) {
        Map<RecordKey, StoredRecord> now =
                store.read(written.stream().map(StoredRecord::key).toList());
        return written.stream()
                .filter(before -> !sameText(before, now.get(before.key())))
                .map(before -> now.get(before.key()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static boolean sameText(StoredRecord before, @Nullable StoredRecord now) {
        return now != null && Objects.equals(before.textHash(), now.textHash());
    }
}
