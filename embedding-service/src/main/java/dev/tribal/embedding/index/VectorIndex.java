package dev.tribal.embedding.index;

import dev.tribal.embedding.fold.RecordKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Finds the records of a tenant whose vectors are nearest to a vector. It holds ids and vectors only and can be lost; it
 * is made for one {@link IndexIdentity} and opened by {@link VectorIndexes}.
 */
public interface VectorIndex extends AutoCloseable {
    /**
     * Adds, replaces and removes vectors; all of it is durable and visible to searches when the method returns.
     *
     * @param upserts vectors of length 1
     * @param deletes keys, known or not
     */
    void update(Map<RecordKey, float[]> upserts, Collection<RecordKey> deletes);

    /** At most {@code limit} records of the tenant, nearest first. */
    List<Neighbour> nearest(String tenant, float[] vector, int limit);

    /** Those of the keys that have no vector. */
    Set<RecordKey> absent(Collection<RecordKey> keys);

    /** How many vectors there are, of all tenants. */
    long count();

    /** Removes everything. */
    void clear();

    /**
     * Looks for damage that only a rebuild repairs, and gives up what is damaged. To be called now and then, by one
     * thread.
     *
     * @return whether vectors may be missing since the last call
     */
    default boolean lostVectors() {
        return false;
    }

    /** Throws if the index cannot be used now. */
    void check();

    @Override
    void close();

    /**
     * A record near a vector.
     *
     * @param cosine of the angle between the two vectors, -1 to 1
     */
    record Neighbour(UUID id, double cosine) {}
}
