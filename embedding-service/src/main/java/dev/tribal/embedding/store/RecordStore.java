package dev.tribal.embedding.store;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The system of record. Every method throws an unchecked exception if the store cannot be reached, after which trying
 * again is worth it.
 */
public interface RecordStore extends AutoCloseable {
    /** What is stored under the keys, tombstones included; a key that was never written is absent. */
    Map<RecordKey, StoredRecord> read(Collection<RecordKey> keys);

    /**
     * Writes all or nothing. Each record carries the revision that was read (0 for a new one) and gets the next.
     *
     * @throws ConcurrentWriteException if somebody else has written one of them since
     */
    void write(Collection<StoredRecord> records);

    /** Hands over all records that are not deleted, in pages of bounded size; each once, in no promised order. */
    void scan(Consumer<List<StoredRecord>> page);

    /** How many records are not deleted. */
    long count();

    /** Throws if the store cannot be used now. */
    void check();

    @Override
    void close();
}
