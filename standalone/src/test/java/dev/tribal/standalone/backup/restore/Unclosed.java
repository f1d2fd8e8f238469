package dev.tribal.standalone.backup.restore;

import dev.tribal.embedding.store.ForwardingStore;
import dev.tribal.embedding.store.RecordStore;

/** A store that is used again after somebody has closed it. */
final class Unclosed extends ForwardingStore {
    Unclosed(RecordStore store) {
        super(store);
    }

    @Override
    public void close() {
        // Its owner does.
    }
}
