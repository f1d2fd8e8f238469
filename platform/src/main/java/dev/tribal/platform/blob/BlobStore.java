package dev.tribal.platform.blob;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * Where texts are kept whole that are too long to travel. Every method throws {@link BlobStoreException} if the store
 * cannot be used, after which trying again is worth it.
 */
public interface BlobStore extends AutoCloseable {
    /** Stores a text, durably and whole when this returns; one that is there already is replaced. */
    void put(BlobName name, byte[] content);

    /** What is stored under a name. */
    Optional<byte[]> get(BlobName name);

    /** Removes blobs; those that are not there are as they should be. */
    void delete(Collection<BlobName> names);

    /** Removes every blob of a record that was stored before a moment; a later one may belong to a later report. */
    void deleteOlder(String tenant, UUID recordId, Instant moment);

    /** Throws if nothing can be stored or read now, in a few seconds at most. */
    void check();

    @Override
    void close();
}
