package dev.tribal.embedding.copy;

import dev.tribal.embedding.store.RecordStore;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Keeps in the target of a copy where it comes from and how far it is, so that a killed one goes on. */
final class CopyLedger {
    private static final String MARK = "copy.progress";
    private static final String STORE_ID = "store-id";

    private final RecordStore from;
    private final RecordStore to;
    private final JsonMapper json = JsonMapper.builder().build();

    CopyLedger(RecordStore from, RecordStore to) {
        this.from = from;
        this.to = to;
    }

    Optional<CopyMark> mark() {
        return to.properties().get(MARK).map(text -> json.readValue(text, CopyMark.class));
    }

    void mark(CopyMark mark) {
        to.properties().put(MARK, json.writeValueAsString(mark));
    }

    /** The source's id, if it has been copied from before. */
    Optional<String> knownSource() {
        return from.properties().get(STORE_ID);
    }

    /** The source's id, which it is given if it has none. */
    String source() {
        return knownSource().orElseGet(() -> {
            String id = UUID.randomUUID().toString();
            from.properties().put(STORE_ID, id);
            return id;
        });
    }
}
