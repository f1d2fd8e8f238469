package dev.tribal.embedding.grouping;

import dev.tribal.embedding.fold.RecordKey;
import java.util.UUID;

/**
 * A record that is to become a part of another one.
 *
 * @param into of the same tenant
 */
record PlannedMerge(RecordKey part, UUID into) {
    RecordKey target() {
        return new RecordKey(part.tenant(), into);
    }
}
