package dev.tribal.contracts.event;

import dev.tribal.contracts.Applicability;
import dev.tribal.contracts.Attachment;
import dev.tribal.contracts.Change;
import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.LongText;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Outcome;
import dev.tribal.contracts.Outcomes;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Priority;
import dev.tribal.contracts.Redaction;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The messages that the golden files hold, one of each type with every field set, in each version. */
final class GoldenMessages {
    static final String TENANT = "acmé";
    static final UUID ERROR = UUID.fromString("6f1c8a52-7d0e-5b1f-9b1d-0a4c0e6f2d11");
    static final UUID EVENT = UUID.fromString("0199a0b2-1c3d-7e4f-8a5b-6c7d8e9f0a1b");
    static final Instant TIME = Instant.parse("2026-03-04T05:06:07.089Z");

    static final Solution SOLUTION = new Solution(
            UUID.fromString("0199a0b2-1c3d-7e4f-8a5b-000000000001"),
            "Start with an empty cart",
            "- Cart cart;\n+ Cart cart = new Cart();",
            "The field was never set",
            List.of("https://example.com/cart", "Cart.java"),
            "mvn -pl cart test",
            "key:0a1b2c3d",
            Instant.parse("2026-03-04T05:06:07Z"));
    static final ErrorContext WHOLE_CONTEXT = new ErrorContext(
            "java",
            "spring-boot",
            "Cannot invoke \"Cart.total()\" because \"cart\" is null — ☕",
            "return cart.total();",
            "java.lang.NullPointerException\n\tat com.example.Shop.pay(Shop.java:42)",
            "paying");
    static final ErrorContext CONTEXT = WHOLE_CONTEXT.withAttachments(List.of(new Attachment(
            LongText.STACK_TRACE,
            EVENT,
            2_097_152,
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            null)));
    static final Origin ORIGIN = new Origin(
            Source.CI, "shop", "0a1b2c3", "https://ci.example.com/runs/7", "com.example.CartTest#total", "staging");
    static final Map<String, Object> METADATA =
            Map.of("attempt", 2, "ratio", 0.5, "tags", List.of("cart", "pay"), "host", Map.of("os", "linux"));

    static final List<Redaction> SCRUBBED =
            List.of(new Redaction("github-token", "context.stack_trace", 2), new Redaction("email", "metadata", 1));

    static final ErrorEvent REPORTED = reported(CONTEXT);
    static final ErrorEvent REPORTED_SCRUBBED = REPORTED.withScrubbed(SCRUBBED);
    static final ErrorEvent REPORTED_FINGERPRINTED =
            REPORTED.withData(((ErrorReported) REPORTED.data()).withFingerprints(List.of("v2:place:1f", "v2:test:2e")));
    static final ErrorEvent REPORTED_STAMPED = stamped(REPORTED);
    static final ErrorEvent SOLUTION_STAMPED = stamped(event(new SolutionRecorded(stamped(SOLUTION))));
    static final ErrorEvent UPDATED = updated(CONTEXT);
    static final ErrorEvent DELETED = event(new ErrorDeleted());
    static final UUID OTHER = UUID.fromString("0b8c7d6e-5f4a-5b3c-8d2e-1f0a9b8c7d6e");
    static final ErrorEvent MERGED = event(new ErrorMerged(OTHER));
    static final ErrorEvent SPLIT = event(new ErrorSplit());
    static final ErrorEvent KEPT_APART = event(new ErrorKeptApart(OTHER));
    static final ErrorEvent NOT_KEPT_APART = event(new ErrorNotKeptApart(OTHER));
    static final ErrorEvent SCRUB_ORDERED = event(new ScrubOrdered("ip-address"));
    static final ErrorEvent SOLUTION_RECORDED = event(new SolutionRecorded(SOLUTION));

    static final ErrorEvent SOLUTION_WITH_ALL = event(new SolutionRecorded(new Solution(
            UUID.fromString("0199a0b2-1c3d-7e4f-8a5b-000000000002"),
            "Start with an empty cart in the session listener",
            null,
            null,
            List.of(),
            null,
            "user:ada",
            TIME,
            null,
            new Applicability("java", "spring-boot", "spring-boot 3.2 to 3.4", "linux"),
            SOLUTION.id())));
    static final Outcome OUTCOME = new Outcome(
            true,
            "CartTest is green again",
            Source.CI,
            "key:0a1b2c3d",
            TIME,
            "https://ci.example.com/runs/8",
            "1b2c3d4",
            "staging");
    static final ErrorEvent OUTCOME_REPORTED = event(new OutcomeReported(SOLUTION.id(), OUTCOME));
    static final ErrorEvent OUTCOME_REPORTED_SCRUBBED =
            OUTCOME_REPORTED.withScrubbed(List.of(new Redaction("github-token", "outcome.evidence", 1)));

    static final RecordChange RECORD_TRIED = record(
            CONTEXT,
            List.of(),
            List.of(SOLUTION.supersededBy(UUID.fromString("0199a0b2-1c3d-7e4f-8a5b-000000000002"))
                    .with(new Outcomes(2, 1, 1, Instant.parse("2026-03-05T00:00:00Z"), List.of(OUTCOME)))));
    static final RecordChange RECORD = record(CONTEXT);
    static final RecordChange RECORD_SCRUBBED = record(CONTEXT, SCRUBBED);
    static final RecordChange RECORD_STAMPED = stamped(RECORD);
    static final RecordChange RECORD_COUNTED = counted(RECORD_SCRUBBED);

    static final RecordChange RECORD_CHANGED = changed(
            RECORD,
            new Change(Instant.parse("2026-03-01T00:00:00Z"), "user:ada", Change.What.STATE, "resolved"),
            new Change(Instant.parse("2026-03-02T00:00:00Z"), null, Change.What.MERGED, null));

    static final RecordChange RECORD_GROUPED = grouped(
            RECORD,
            new Grouping(
                    OTHER,
                    List.of(EVENT),
                    List.of("v2:place:1f"),
                    List.of(new Grouping.Part(EVENT, 3, List.of(OTHER)))));
    static final RecordChange TOMBSTONE = new RecordChange(TENANT, ERROR, new Position(3, 1043), null);

    /** The same as version 1 had them. */
    static final ErrorEvent REPORTED_V1 = reported(WHOLE_CONTEXT);

    static final ErrorEvent UPDATED_V1 = updated(WHOLE_CONTEXT);
    static final RecordChange RECORD_V1 = record(WHOLE_CONTEXT);

    private GoldenMessages() {}

    private static ErrorEvent reported(ErrorContext context) {
        return event(
                new ErrorReported("v1:9f2c", "java.lang.NullPointerException", context, ORIGIN, METADATA, SOLUTION));
    }

    private static ErrorEvent updated(ErrorContext context) {
        return event(new ErrorUpdated(
                "NullPointerException",
                context,
                SOLUTION,
                METADATA,
                ErrorState.IN_PROGRESS,
                Priority.CRITICAL,
                "ada",
                List.of("payments")));
    }

    private static RecordChange record(ErrorContext context) {
        return record(context, List.of());
    }

    private static RecordChange record(ErrorContext context, List<Redaction> scrubbed) {
        return record(context, scrubbed, List.of(SOLUTION));
    }

    private static RecordChange record(ErrorContext context, List<Redaction> scrubbed, List<Solution> solutions) {
        return new RecordChange(
                TENANT,
                ERROR,
                new Position(3, 1042),
                new ErrorRecord(
                        ErrorRecord.SCHEMA_VERSION,
                        ERROR,
                        "v1:9f2c",
                        "java.lang.NullPointerException",
                        context,
                        List.of(new ErrorContext(null, null, "an earlier message", null, null, null)),
                        solutions,
                        METADATA,
                        ORIGIN,
                        7,
                        Instant.parse("2026-03-01T00:00:00Z"),
                        TIME,
                        ErrorState.RESOLVED,
                        Priority.LOW,
                        "ada",
                        List.of("payments"),
                        new Position(3, 1042),
                        scrubbed,
                        null,
                        List.of(),
                        null,
                        Map.of(),
                        null,
                        List.of()));
    }

    private static RecordChange grouped(RecordChange change, Grouping grouping) {
        ErrorRecord r = Objects.requireNonNull(change.record());
        return new RecordChange(change.tenant(), change.errorId(), change.position(), r.withGrouping(grouping));
    }

    private static RecordChange changed(RecordChange change, Change... changes) {
        ErrorRecord r = Objects.requireNonNull(change.record());
        return new RecordChange(change.tenant(), change.errorId(), change.position(), r.withChanges(List.of(changes)));
    }

    private static RecordChange counted(RecordChange change) {
        ErrorRecord r = Objects.requireNonNull(change.record());
        return new RecordChange(
                change.tenant(),
                change.errorId(),
                change.position(),
                r.withOccurrencesByDay(Map.of(LocalDate.of(2026, 3, 4), 2L, LocalDate.of(2026, 3, 1), 5L)));
    }

    private static ErrorEvent stamped(ErrorEvent e) {
        return new ErrorEvent(
                e.id(), e.time(), e.tenant(), e.errorId(), e.actor(), Source.CI, e.idempotent(), e.data());
    }

    private static Solution stamped(Solution s) {
        return new Solution(
                s.id(),
                s.description(),
                s.codeFix(),
                s.explanation(),
                s.references(),
                s.verify(),
                s.author(),
                s.recordedAt(),
                Source.HUMAN,
                s.appliesTo(),
                s.supersedes(),
                s.supersededBy(),
                s.outcomes(),
                s.standing(),
                s.candidate(),
                s.linkedFrom());
    }

    private static RecordChange stamped(RecordChange change) {
        ErrorRecord r = Objects.requireNonNull(change.record());
        return new RecordChange(
                change.tenant(),
                change.errorId(),
                change.position(),
                new ErrorRecord(
                        r.schemaVersion(),
                        r.id(),
                        r.fingerprint(),
                        r.errorType(),
                        r.context(),
                        r.earlierContexts(),
                        List.of(stamped(SOLUTION)),
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
                        Source.CI,
                        List.of("", "shop"),
                        r.grouping(),
                        r.occurrencesByDay(),
                        r.nature(),
                        r.changes()));
    }

    private static ErrorEvent event(ErrorEventData data) {
        return new ErrorEvent(EVENT, TIME, TENANT, ERROR, "key:0a1b2c3d", true, data);
    }
}
