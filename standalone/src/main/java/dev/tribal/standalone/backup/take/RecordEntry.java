package dev.tribal.standalone.backup.take;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.RecordDocument;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** A record in a backup: its key, and the document that every store keeps. */
public record RecordEntry(String tenant, UUID id, RecordDocument document) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static byte[] bytes(StoredRecord record) {
        return JSON.writeValueAsBytes(
                new RecordEntry(record.key().tenant(), record.key().id(), RecordDocument.of(record)));
    }

    /** Reads an entry of a backup; the record is as if it was never written. */
    public static StoredRecord read(byte[] entry) {
        RecordEntry read = JSON.readValue(entry, RecordEntry.class);
        return read.document().under(new RecordKey(read.tenant(), read.id()), 0);
    }
}
