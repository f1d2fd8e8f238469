package dev.tribal.embedding;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorEventData;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.ErrorUpdated;
import dev.tribal.embedding.fold.Applied;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Events and records for tests. */
public final class Events {
    public static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");
    public static final String TENANT = "acme";

    private Events() {}

    public static ErrorEvent event(UUID error, ErrorEventData data) {
        return new ErrorEvent(UUID.randomUUID(), TIME, TENANT, error, "key:test", false, data);
    }

    public static ErrorEvent idempotent(UUID id, UUID error, ErrorEventData data) {
        return new ErrorEvent(id, TIME, TENANT, error, "key:test", true, data);
    }

    public static ErrorReported report(String message) {
        return report("java.lang.IllegalStateException", message);
    }

    public static ErrorReported report(String type, String message) {
        return new ErrorReported("v1:" + type, type, context(message), null, Map.of(), null);
    }

    public static ErrorUpdated update(ErrorState state) {
        return new ErrorUpdated(null, null, null, Map.of(), state, null, null, null);
    }

    public static ErrorContext context(String message) {
        return new ErrorContext("java", "spring-boot", message, null, null, null);
    }

    public static Solution solution(String description) {
        return new Solution(UUID.randomUUID(), description, null, null, List.of(), null, "key:test", TIME);
    }

    public static ErrorRecord record(UUID id, String message) {
        return new ErrorRecord(
                ErrorRecord.SCHEMA_VERSION,
                id,
                "v1:abc",
                "java.lang.IllegalStateException",
                context(message),
                List.of(),
                List.of(solution("Restart it")),
                Map.of("build", 17),
                null,
                3,
                TIME,
                TIME,
                ErrorState.OPEN,
                null,
                null,
                List.of("ui"),
                new Position(0, 7));
    }

    public static StoredRecord stored(RecordKey key, String message) {
        return new StoredRecord(
                key,
                0,
                record(key.id(), message),
                new Applied("topic", Map.of(0, 7L, 3, 4L)),
                List.of(UUID.randomUUID()),
                "hash");
    }
}
