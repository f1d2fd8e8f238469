package dev.tribal.platform.blob;

import dev.tribal.platform.encryption.SealedContentException;
import dev.tribal.platform.encryption.Sealer;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Blobs of another store, encrypted if that is wished for. */
public final class SealedBlobStore implements BlobStore {
    private final BlobStore store;
    private final Sealer sealer;

    public SealedBlobStore(BlobStore store, Sealer sealer) {
        this.store = store;
        this.sealer = sealer;
    }

    @Override
    public void put(BlobName name, byte[] content) {
        store.put(name, sealer.seal(content, name.path()));
    }

    @Override
    public Optional<byte[]> get(BlobName name) {
        return store.get(name).map(stored -> open(name, stored));
    }

    private byte[] open(BlobName name, byte[] stored) {
        try {
            return sealer.open(stored, name.path());
        } catch (SealedContentException e) {
            throw new BlobStoreException(String.valueOf(e.getMessage()), e);
        }
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
    }

    @Override
    public void close() {
        store.close();
    }
}
