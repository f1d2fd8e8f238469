package dev.tribal.mcp;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Solution;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Error records for tests. */
public final class Records {
    public static final Instant SEEN = Instant.parse("2026-11-20T10:15:30.123Z");

    private Records() {}

    public static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    public static ErrorRecord record(String type, String message, Solution... solutions) {
        return record(type, new ErrorContext("java", "spring-boot", message, null, null, null), Map.of(), solutions);
    }

    public static ErrorRecord record(
            String type, ErrorContext context, Map<String, Object> metadata, Solution... solutions) {
        return new ErrorRecord(
                ErrorRecord.SCHEMA_VERSION,
                id(type),
                "v1:00",
                type,
                context,
                List.of(),
                List.of(solutions),
                metadata,
                null,
                3,
                SEEN,
                SEEN,
                ErrorState.OPEN,
                null,
                null,
                List.of(),
                new Position(0, 7));
    }

    public static Solution solution(String description, String codeFix, String explanation) {
        return new Solution(id(description), description, codeFix, explanation, List.of(), null, "somebody", SEEN);
    }

    /** The same, reported from these projects. */
    public static ErrorRecord of(ErrorRecord r, String... projects) {
        return new ErrorRecord(
                r.schemaVersion(),
                r.id(),
                r.fingerprint(),
                r.errorType(),
                r.context(),
                r.earlierContexts(),
                r.solutions(),
                r.metadata(),
                r.origin(),
                r.occurrences(),
                r.firstSeen(),
                r.lastSeen(),
                r.state(),
                r.priority(),
                r.assignee(),
                r.labels(),
                r.position(),
                r.scrubbed(),
                r.verifiedSource(),
                List.of(projects),
                r.grouping(),
                r.occurrencesByDay(),
                r.nature(),
                r.changes());
    }
}
