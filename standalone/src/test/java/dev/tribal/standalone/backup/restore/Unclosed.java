package dev.tribal.standalone.backup.restore;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.StoreProperties;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A store that is used again after somebody has closed it. */
record Unclosed(RecordStore store) implements RecordStore {
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
        // Its owner does.
    }
}
