package dev.tribal.embedding.grouping;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.ForwardingStore;
import dev.tribal.embedding.store.RecordStore;
import java.util.Collection;
import java.util.Map;

/** A store in which something changes before the first records are read one by one. */
final class SaidMeanwhile extends ForwardingStore {
    private final Runnable change;
    private boolean changed;

    SaidMeanwhile(RecordStore store, Runnable change) {
        super(store);
        this.change = change;
    }

    @Override
    public Map<RecordKey, StoredRecord> read(Collection<RecordKey> keys) {
        if (!changed) {
            changed = true;
            change.run();
        }
        return super.read(keys);
    }
}
