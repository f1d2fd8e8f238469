package dev.tribal.search;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.LinkedSolution;
import dev.tribal.contracts.Nature;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.event.RecordChange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Record changes for tests. */
public final class Records {
    public static final String TENANT = "acme";

    private Records() {}

    /** The id of the error with this name, the same in every tenant: only the tenant can keep them apart. */
    public static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** A Java error of tenant {@link #TENANT} after the event at {@code 0-offset}. */
    public static RecordChange change(String name, long offset, String type, String message) {
        return change(TENANT, name, offset, type, message);
    }

    public static RecordChange change(String tenant, String name, long offset, String type, String message) {
        var context = new ErrorContext("Java", "Spring-Boot", message, null, "at com.acme." + name + ".run", null);
        var position = new Position(0, offset);
        return new RecordChange(tenant, id(name), position, record(name, type, context, null, position));
    }

    /** The same of a project. */
    public static RecordChange inProject(String project, String name, long offset, String type, String message) {
        RecordChange change = change(name, offset, type, message);
        var context = Objects.requireNonNull(change.record()).context();
        var origin = new Origin(Source.CI, project, null, null, null, null);
        return new RecordChange(
                TENANT, id(name), change.position(), record(name, type, context, origin, change.position()));
    }

    /** The same, reported from these projects. */
    public static RecordChange ofProjects(RecordChange change, String... projects) {
        return changed(change, record -> copy(record, List.of(projects), record.nature()));
    }

    /** The same with solutions. */
    public static RecordChange solved(RecordChange change, Solution... solutions) {
        return changed(change, record -> record.withSolutions(List.of(solutions)));
    }

    /** The same, merged into the error with this name. */
    public static RecordChange merged(RecordChange change, String into) {
        return grouped(change, grouping -> grouping.into(id(into)));
    }

    /** The same, kept apart from the error with this name. */
    public static RecordChange keptApart(RecordChange change, String from) {
        return keptApart(change, from, null);
    }

    /** The same, kept apart by somebody from the error with this name. */
    public static RecordChange keptApart(RecordChange change, String from, @Nullable String by) {
        return grouped(change, grouping -> grouping.keptApart(id(from), by));
    }

    /** The same with further fingerprints. */
    public static RecordChange fingerprinted(RecordChange change, String... fingerprints) {
        return grouped(change, grouping -> grouping.withFingerprints(List.of(fingerprints)));
    }

    /** The same with a solution of the error with this name. */
    public static RecordChange linked(RecordChange change, String holder, UUID solution) {
        return grouped(change, grouping -> grouping.with(new LinkedSolution(id(holder), solution)));
    }

    /** The same with what runs told of it. */
    public static RecordChange behaving(RecordChange change, Nature nature) {
        return changed(change, record -> copy(record, record.projects(), nature));
    }

    /** The same, seen in a test, with what is known of it. */
    public static RecordChange inTest(
            RecordChange change, String testId, ErrorState state, Map<String, Object> metadata) {
        return changed(change, r -> {
            String project = r.origin() == null ? null : r.origin().project();
            var origin = new Origin(Source.CI, project, "c1", null, testId, null);
            return copy(r, r.projects(), r.nature(), origin, state, metadata);
        });
    }

    private static RecordChange grouped(RecordChange change, UnaryOperator<Grouping> edit) {
        return changed(change, record -> record.withGrouping(edit.apply(record.groups())));
    }

    private static RecordChange changed(RecordChange change, UnaryOperator<ErrorRecord> edit) {
        ErrorRecord record = Objects.requireNonNull(change.record());
        return new RecordChange(change.tenant(), change.errorId(), change.position(), edit.apply(record));
    }

    private static ErrorRecord copy(ErrorRecord r, List<String> projects, @Nullable Nature nature) {
        return copy(r, projects, nature, r.origin(), r.state(), r.metadata());
    }

    private static ErrorRecord copy(
            ErrorRecord r,
            List<String> projects,
            @Nullable Nature nature,
            @Nullable Origin origin,
            ErrorState state,
            Map<String, Object> metadata) {
        return new ErrorRecord(
                r.schemaVersion(),
                r.id(),
                r.fingerprint(),
                r.errorType(),
                r.context(),
                r.earlierContexts(),
                r.solutions(),
                metadata,
                origin,
                r.occurrences(),
                r.firstSeen(),
                r.lastSeen(),
                state,
                r.priority(),
                r.assignee(),
                r.labels(),
                r.position(),
                r.scrubbed(),
                r.verifiedSource(),
                projects,
                r.grouping(),
                r.occurrencesByDay(),
                nature,
                r.changes());
    }

    public static RecordChange deletion(String name, long offset) {
        return new RecordChange(TENANT, id(name), new Position(0, offset), null);
    }

    private static ErrorRecord record(
            String name, String type, ErrorContext context, @Nullable Origin origin, Position position) {
        Instant seen = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(position.offset());
        return new ErrorRecord(
                ErrorRecord.SCHEMA_VERSION,
                id(name),
                "v1:" + name,
                type,
                context,
                List.of(),
                List.of(),
                Map.of(),
                origin,
                1,
                seen,
                seen,
                ErrorState.OPEN,
                null,
                null,
                List.of(),
                position);
    }
}
