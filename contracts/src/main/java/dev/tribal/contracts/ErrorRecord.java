package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one distinct error of a tenant. It is the value of the records topic and the answer to a read.
 *
 * @param schemaVersion version of this shape, see {@link #SCHEMA_VERSION}
 * @param id UUIDv5 of tenant and fingerprint
 * @param fingerprint version and hash of the normalised error, for example {@code v1:9f2c…}
 * @param errorType kind of error, for example {@code java.lang.NullPointerException}
 * @param context the latest context; whole in the answer to a read of this record, see {@link Attachment}
 * @param earlierContexts a sample of the earlier contexts: the newest, newest first, then the very first; long texts shortened
 * @param solutions what fixed it, newest first; in answers, the one that most likely works first
 * @param metadata free data, the latest value of each key
 * @param origin where the latest report came from
 * @param occurrences how often it was reported, at least 1
 * @param firstSeen when the first report was accepted
 * @param lastSeen when the latest report was accepted
 * @param position the last event that was folded into this record
 * @param scrubbed what was taken out of its texts before they were stored, the latest by rule and field
 * @param verifiedSource which kind of principal brought the latest context, as its token said and whatever the origin
 *     names; {@code null} if that is not known
 * @param projects the projects of all its reports, an empty text for reports that named none; empty if it was written
 *     before that was kept. Read it by {@link #reportedFrom()}
 * @param grouping which others it is one with, or not; {@code null} if nobody said anything
 * @param occurrencesByDay how often it was reported on each of the latest days, see {@link OccurrenceDays}; without the
 *     reports of before that was kept
 * @param nature how it behaves when what failed runs again; {@code null} if no run told anything
 * @param changes what was changed in where it stands, the latest last, at most {@link Change#MOST}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorRecord(
        @JsonProperty("schema_version") int schemaVersion,
        UUID id,
        String fingerprint,
        @JsonProperty("error_type") String errorType,
        ErrorContext context,
        @JsonProperty("earlier_contexts") List<ErrorContext> earlierContexts,
        List<Solution> solutions,
        Map<String, Object> metadata,
        @Nullable Origin origin,
        long occurrences,
        @JsonProperty("first_seen") Instant firstSeen,
        @JsonProperty("last_seen") Instant lastSeen,
        ErrorState state,
        @Nullable Priority priority,
        @Nullable String assignee,
        List<String> labels,
        Position position,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Redaction> scrubbed,
        @JsonProperty("verified_source") @Nullable Source verifiedSource,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> projects,
        @Nullable Grouping grouping,

        @JsonProperty("occurrences_by_day") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<LocalDate, Long> occurrencesByDay,

        @Nullable Nature nature,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Change> changes)
        implements WriteResult {
    /** The shape that this code writes. */
    public static final int SCHEMA_VERSION = 2;

    public ErrorRecord {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(errorType, "error_type");
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(context.errorMessage(), "context.error_message");
        Objects.requireNonNull(firstSeen, "first_seen");
        Objects.requireNonNull(lastSeen, "last_seen");
        Objects.requireNonNull(position, "position");
        earlierContexts = earlierContexts == null ? List.of() : List.copyOf(earlierContexts);
        solutions = solutions == null ? List.of() : List.copyOf(solutions);
        labels = labels == null ? List.of() : List.copyOf(labels);
        metadata = metadata == null ? Map.of() : Collections.unmodifiableMap(metadata);
        state = state == null ? ErrorState.OPEN : state;
        scrubbed = scrubbed == null ? List.of() : List.copyOf(scrubbed);
        projects = projects == null ? List.of() : List.copyOf(projects);
        grouping = Grouping.NONE.equals(grouping) ? null : grouping;
        occurrencesByDay = occurrencesByDay == null ? Map.of() : OccurrenceDays.latest(occurrencesByDay);
        nature = Nature.NONE.equals(nature) ? null : nature;
        changes = changes == null ? List.of() : Change.latest(changes);
    }

    /**
     * The projects of all reports, an empty text among them if some named none or it is not known any more. Who is
     * restricted to projects may only see what came from these alone: texts of all reports are mixed in a record.
     */
    public List<String> reportedFrom() {
        if (!projects.isEmpty()) {
            return projects;
        }
        String latest = origin == null || origin.project() == null ? "" : origin.project();
        return occurrences == 1 || latest.isEmpty() ? List.of(latest) : List.of(latest, "");
    }

    /** A record from which nothing was taken out, and of which nobody knows who brought it. */
    public ErrorRecord(
            int schemaVersion,
            UUID id,
            String fingerprint,
            String errorType,
            ErrorContext context,
            List<ErrorContext> earlierContexts,
            List<Solution> solutions,
            Map<String, Object> metadata,
            @Nullable Origin origin,
            long occurrences,
            Instant firstSeen,
            Instant lastSeen,
            ErrorState state,
            @Nullable Priority priority,
            @Nullable String assignee,
            List<String> labels,
            Position position) {
        this(
                schemaVersion,
                id,
                fingerprint,
                errorType,
                context,
                earlierContexts,
                solutions,
                metadata,
                origin,
                occurrences,
                firstSeen,
                lastSeen,
                state,
                priority,
                assignee,
                labels,
                position,
                List.of(),
                null,
                List.of(),
                null,
                Map.of(),
                null,
                List.of());
    }

    /** Which others it is one with, or not. */
    public Grouping groups() {
        return grouping == null ? Grouping.NONE : grouping;
    }

    /** Its own id, which is the first, and those of its parts. */
    public Set<UUID> allIds() {
        return Stream.concat(Stream.of(id), groups().merged().stream().map(Grouping.Part::id))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** How it behaves when what failed runs again. */
    public Nature behaves() {
        return nature == null ? Nature.NONE : nature;
    }

    /**
     * The error with which a solution is recorded: this one, one of its parts, or the one that it is linked from;
     * {@code null} if it has none such.
     */
    public @Nullable UUID holderOf(UUID solutionId) {
        return groups().merged().stream()
                .filter(part -> part.solutions().contains(solutionId))
                .map(Grouping.Part::id)
                .findFirst()
                .or(() -> groups().linked().stream()
                        .filter(link -> link.solutionId().equals(solutionId))
                        .map(LinkedSolution::errorId)
                        .findFirst())
                .or(() -> solutions.stream()
                        .filter(solution -> solution.id().equals(solutionId))
                        .map(solution -> solution.linkedFrom() == null ? id : solution.linkedFrom())
                        .findFirst())
                .orElse(null);
    }

    /** The tests in which it was seen last; of errors that are one, those of all. Empty if it was not seen in a test. */
    public List<String> tests() {
        if (!groups().tests().isEmpty()) {
            return groups().tests();
        }
        return origin == null || origin.testId() == null ? List.of() : List.of(origin.testId());
    }

    /** The same with another latest context. */
    public ErrorRecord withContext(ErrorContext other) {
        return copy(other, earlierContexts, solutions, grouping, occurrencesByDay, changes);
    }

    /** The same with other solutions. */
    public ErrorRecord withSolutions(List<Solution> others) {
        return copy(context, earlierContexts, others, grouping, occurrencesByDay, changes);
    }

    /** The same, put together with others in another way. */
    public ErrorRecord withGrouping(Grouping other) {
        return copy(context, earlierContexts, solutions, other, occurrencesByDay, changes);
    }

    /** The same with other days. */
    public ErrorRecord withOccurrencesByDay(Map<LocalDate, Long> days) {
        return copy(context, earlierContexts, solutions, grouping, days, changes);
    }

    /** The same with other changes. */
    public ErrorRecord withChanges(List<Change> others) {
        return copy(context, earlierContexts, solutions, grouping, occurrencesByDay, others);
    }

    /** The same without earlier contexts and changes, and with the long texts shortened, for an answer that holds many records. */
    public ErrorRecord excerpt() {
        return copy(context.shortened(Limits.EXCERPT), List.of(), solutions, grouping, occurrencesByDay, List.of());
    }

    private ErrorRecord copy(
            ErrorContext latest,
            List<ErrorContext> earlier,
            List<Solution> known,
            @Nullable Grouping group,
            Map<LocalDate, Long> days,
            List<Change> others) {
        return new ErrorRecord(
                schemaVersion,
                id,
                fingerprint,
                errorType,
                latest,
                earlier,
                known,
                metadata,
                origin,
                occurrences,
                firstSeen,
                lastSeen,
                state,
                priority,
                assignee,
                labels,
                position,
                scrubbed,
                verifiedSource,
                projects,
                group,
                days,
                nature,
                others);
    }
}
