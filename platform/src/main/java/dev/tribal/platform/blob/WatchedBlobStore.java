package dev.tribal.platform.blob;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Another blob store, whose check also fails while the last write did: a full disk and a bucket that can only be read look
 * healthy to every other look at them.
 */
final class WatchedBlobStore implements BlobStore {
    private final BlobStore store;
    private volatile @Nullable BlobStoreException writeFault;

    WatchedBlobStore(BlobStore store) {
        this.store = store;
    }

    @Override
    public void put(BlobName name, byte[] content) {
        try {
            store.put(name, content);
            writeFault = null;
        } catch (BlobStoreException e) {
            writeFault = e;
            throw e;
        }
    }

    @Override
    public Optional<byte[]> get(BlobName name) {
        return store.get(name);
    }

    @Override
    public void delete(Collection<BlobName> names) {
        store.delete(names);
    }

    @Override
    public void deleteOlder(String tenant, UUID recordId, Instant moment) {
        store.deleteOlder(tenant, recordId, moment);
    }

    @Override
    public void check() {
        store.check();
        BlobStoreException fault = writeFault;
        if (fault != null) {
            throw new BlobStoreException(String.valueOf(fault.getMessage()), fault);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
