package dev.tribal.embedding.store;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands everything on to another store, so that a test says only what it does otherwise. */
public abstract class ForwardingStore implements RecordStore {
    private final RecordStore store;

    protected ForwardingStore(RecordStore store) {
        this.store = store;
    }

    @Override
    public Map<RecordKey, StoredRecord> read(Collection<RecordKey> keys) {
        return store.read(keys);
    }

    @Override
    public void write(Collection<StoredRecord> records) {
        store.write(records);
    }

    @Override
    public void scan(@Nullable RecordKey after, Consumer<List<StoredRecord>> page) {
        store.scan(after, page);
    }

    @Override
    public List<StoredRecord> page(String tenant, @Nullable UUID after) {
        return store.page(tenant, after);
    }

    @Override
    public long count() {
        return store.count();
    }

    @Override
    public StoreProperties properties() {
        return store.properties();
    }

    @Override
    public void check() {
        store.check();
    }

    @Override
    public void close() {
        store.close();
    }
}
