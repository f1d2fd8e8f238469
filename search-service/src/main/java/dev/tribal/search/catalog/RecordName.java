package dev.tribal.search.catalog;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.event.RecordChange;
import java.util.UUID;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Names one record of one tenant. */
record RecordName(String tenant, UUID id) {
    private static final int UUID_LENGTH = 36;

    static RecordName of(RecordChange change) {
        return new RecordName(change.tenant(), change.errorId());
    }

    /** Reads the form {@code tenant/id} of {@link RecordDocument#KEY}. */
    static RecordName of(BytesRef key) {
        String text = key.utf8ToString();
        int slash = text.length() - UUID_LENGTH - 1;
        return new RecordName(text.substring(0, slash), UUID.fromString(text.substring(slash + 1)));
    }

    Term term() {
        return RecordDocument.key(tenant, id);
    }

    /** What a record of this tenant is merged into; {@code null} if it stands by itself. */
    @Nullable RecordName targetOf(ErrorRecord record) {
        UUID target = record.groups().mergedInto();
        return target == null ? null : new RecordName(tenant, target);
    }
}
