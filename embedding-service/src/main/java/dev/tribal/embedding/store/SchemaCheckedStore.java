package dev.tribal.embedding.store;

import dev.tribal.contracts.schema.NewerSchemaException;
import dev.tribal.contracts.schema.SchemaHistory;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.platform.encryption.Sealer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A record store that is not used before its schema version is known to be one that this code reads. One that cannot be
 * reached is asked again at the next use.
 */
public final class SchemaCheckedStore implements RecordStore {
    private final RecordStore store;
    private final Sealer sealer;
    private volatile boolean checked;
    private volatile boolean noted;

    private SchemaCheckedStore(RecordStore store, Sealer sealer) {
        this.store = store;
        this.sealer = sealer;
    }

    /**
     * Checks a store, now or as soon as it can be reached.
     *
     * @param sealer with which the store encrypts what is written
     * @throws NewerSchemaException if a newer Tribal has written to it; nothing is written then
     */
    public static RecordStore of(RecordStore store, Sealer sealer) {
        var result = new SchemaCheckedStore(store, sealer);
        try {
            result.checked();
        } catch (NewerSchemaException e) {
            store.close();
            throw e;
        } catch (RuntimeException _) {
            // Whoever uses it is told; an outage at the start is not worse than one later.
            return result;
        }
        return result;
    }

    private RecordStore checked() {
        if (!checked) {
            new StoreSchema(store.properties()).refuseNewer(SchemaHistory.RECORDS.newest());
            checked = true;
        }
        return store;
    }

    /** Notes before the first write, and not before, what is going to be written. */
    private RecordStore toBeWritten() {
        if (!noted) {
            new StoreSchema(store.properties()).open(SchemaHistory.RECORDS.newest());
            EncryptionMark.note(store.properties(), sealer);
            noted = true;
        }
        return checked();
    }

    @Override
    public Map<RecordKey, StoredRecord> read(Collection<RecordKey> keys) {
        return checked().read(keys);
    }

    @Override
    public void write(Collection<StoredRecord> records) {
        toBeWritten().write(records);
    }

    @Override
    public void scan(@Nullable RecordKey after, Consumer<List<StoredRecord>> page) {
        checked().scan(after, page);
    }

    @Override
    public List<StoredRecord> page(String tenant, @Nullable UUID after) {
        return checked().page(tenant, after);
    }

    @Override
    public long count() {
        return checked().count();
    }

    @Override
    public StoreProperties properties() {
        return checked().properties();
    }

    @Override
    public void check() {
        checked().check();
    }

    @Override
    public void close() {
        store.close();
    }
}
