package dev.tribal.embedding;

import dev.tribal.embedding.copy.UnfinishedCopyException;
import dev.tribal.embedding.store.EncryptionMark;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreException;
import dev.tribal.platform.encryption.Sealer;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a store that may not be there yet: waits and says why, instead of ending and being started again and again. */
final class PatientOpening {
    private static final Logger LOG = LoggerFactory.getLogger(PatientOpening.class);

    private final Duration retryAfter;
    private final Sealer sealer;

    PatientOpening(Duration retryAfter, Sealer sealer) {
        this.retryAfter = retryAfter;
        this.sealer = sealer;
    }

    /** The store, as soon as it can be used; what waiting does not help against is thrown. */
    RecordStore open(Supplier<RecordStore> opening) {
        while (true) {
            try {
                return usable(opening.get());
            } catch (RecordStoreException e) {
                LOG.warn("{} Tribal waits for it.", e.getMessage(), e);
            }
            pause();
        }
    }

    /**
     * The store as it is now.
     *
     * @throws RecordStoreException if it cannot be used
     */
    static RecordStore once(Sealer sealer, Supplier<RecordStore> opening) {
        return new PatientOpening(Duration.ZERO, sealer).usable(opening.get());
    }

    private RecordStore usable(RecordStore store) {
        try {
            store.check();
            UnfinishedCopyException.throwIfUnfinished(store.properties());
            EncryptionMark.check(store.properties(), sealer);
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private void pause() {
        try {
            Thread.sleep(retryAfter);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the record store", e);
        }
    }
}
