package dev.tribal.embedding;

import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a store that may not be there yet: waits and says why, instead of ending and being started again and again. */
final class PatientOpening {
    private static final Logger LOG = LoggerFactory.getLogger(PatientOpening.class);

    private final Duration retryAfter;

    PatientOpening(Duration retryAfter) {
        this.retryAfter = retryAfter;
    }

    /** The store, as soon as it can be used; what waiting does not help against is thrown. */
    RecordStore open(Supplier<RecordStore> opening) {
        while (true) {
            try {
                return opening.get();
            } catch (RecordStoreException e) {
                LOG.warn("{} Tribal waits for it.", e.getMessage(), e);
            }
            pause();
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
