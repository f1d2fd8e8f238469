package dev.tribal.embedding.store;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The system of record. Every method throws an unchecked exception if the store cannot be reached, after which trying
 * again is worth it.
 */
public interface RecordStore extends AutoCloseable {
    /** What is stored under the keys, tombstones included; a key that was never written is absent. */
    Map<RecordKey, StoredRecord> read(Collection<RecordKey> keys);

    /**
     * Writes each record whole or not at all. Each carries the revision that was read (0 for a new one) and gets the
     * next. Those before one that fails may be written; folding the same events again finds them so.
     *
     * @throws ConcurrentWriteException if somebody else has written one of them since
     */
    void write(Collection<StoredRecord> records);

    /**
     * Hands over all records, tombstones included, in pages of bounded size; each once, in an order that is the store's
     * own but the same every time.
     *
     * @param after the last key of a page that was handed over before, to go on behind it; {@code null} for all
     */
    void scan(@Nullable RecordKey after, Consumer<List<StoredRecord>> page);

    /**
     * The next records of one tenant, tombstones included, in an order that is the store's own but the same every time;
     * none at the end.
     *
     * @param after the last one of the page before; {@code null} to begin
     */
    List<StoredRecord> page(String tenant, @Nullable UUID after);

    /** Whether there is nothing in it, not even a tombstone. */
    default boolean isEmpty() {
        try {
            scan(null, _ -> {
                throw new FoundException();
            });
            return true;
        } catch (FoundException _) {
            return false;
        }
    }

    /** How many records are not deleted; may take a pass over the whole store. */
    long count();

    /** What is kept beside the records. */
    StoreProperties properties();

    /** Throws if the store cannot be used now. */
    void check();

    @Override
    void close();
}
