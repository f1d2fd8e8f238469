package dev.tribal.benchmarks;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Position;
import dev.tribal.embedding.fold.Applied;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Records of different errors with short messages, as they come from the fold. */
final class Records {
    private Records() {}

    /** The n-th. */
    static StoredRecord record(int n) {
        var id = new UUID(1, n);
        Instant now = Instant.EPOCH;
        var record = new ErrorRecord(
                ErrorRecord.SCHEMA_VERSION,
                id,
                "v1:" + n,
                Reports.type(n),
                new ErrorContext("java", null, Reports.message(n), null, null, null),
                List.of(),
                List.of(),
                Map.of(),
                null,
                1,
                now,
                now,
                ErrorState.OPEN,
                null,
                null,
                List.of(),
                new Position(0, n));
        return new StoredRecord(
                new RecordKey(VectorRates.TENANT, id), 0, record, Applied.none("benchmark"), List.of(), null);
    }
}
