package dev.tribal.embedding.nearest;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.platform.security.Caller;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which records a caller may hear of who is restricted to projects. The vector index knows nothing of these, so that the
 * record store is asked.
 */
record ReadableRecords(RecordStore store) {
    List<UUID> of(Caller caller, List<UUID> ids) {
        if (caller.projects().isEmpty()) {
            return ids;
        }
        Map<RecordKey, StoredRecord> stored = store.read(ids.stream()
                .distinct()
                .map(id -> new RecordKey(caller.tenant(), id))
                .toList());
        return ids.stream()
                .filter(id -> isReadable(caller, stored.get(new RecordKey(caller.tenant(), id))))
                .toList();
    }

    private static boolean isReadable(Caller caller, @Nullable StoredRecord stored) {
        ErrorRecord record = stored == null ? null : stored.record();
        return record != null && caller.mayRead(record.reportedFrom());
    }
}
