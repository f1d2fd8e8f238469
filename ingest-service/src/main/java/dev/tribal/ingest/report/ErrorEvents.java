package dev.tribal.ingest.report;

import dev.tribal.contracts.ChangeRange;
import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Separation;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.StableIds;
import dev.tribal.contracts.api.ErrorUpdate;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.NewSolution;
import dev.tribal.contracts.event.ErrorDeleted;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorEventData;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.ErrorUpdated;
import dev.tribal.contracts.event.RunsObserved;
import dev.tribal.contracts.event.SolutionRecorded;
import dev.tribal.ingest.fingerprint.Prints;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.infrastructure.InfrastructureFaults;
import dev.tribal.platform.grouping.DecidedVersions;
import dev.tribal.platform.grouping.GroupingVersions;
import dev.tribal.platform.security.Caller;
import dev.tribal.platform.template.LearntTemplate;
import dev.tribal.platform.template.MessageForm;
import dev.tribal.platform.template.TemplateLookup;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns valid requests into the events that say the same. Who sent them, and which kind of principal that is, comes from
 * the verified token; what a report says of its source is kept as its own description.
 */
public final class ErrorEvents {
    private final Clock clock;
    private final GroupingVersions versions;
    private final TemplateLookup templates;

    /**
     * @param versions says which fingerprint decides of which error a report is
     * @param templates knows of which error it is if that is its message's
     */
    public ErrorEvents(Clock clock, GroupingVersions versions, TemplateLookup templates) {
        this.clock = clock;
        this.versions = versions;
        this.templates = templates;
    }

    /** The only report of a request, or one of many that has a key of its own. */
    public ErrorEvent reported(Caller caller, RequestKey key, NewError error) {
        return reported(caller, key.eventId(error), key.isIdempotent(), error, Prints.of(error));
    }

    /**
     * One of several reports of one request.
     *
     * @param index counted from 0
     */
    public ErrorEvent reported(Caller caller, RequestKey key, int index, NewError error) {
        return reported(caller, key.eventId(index, error), key.isIdempotent(), error, Prints.of(error));
    }

    private ErrorEvent reported(Caller caller, UUID eventId, boolean idempotent, NewError error, Prints prints) {
        DecidedVersions decided = versions.get();
        String print = learnt(caller, error, prints).orElseGet(() -> prints.deciding(decided.current()));
        UUID errorId = StableIds.errorId(caller.tenant(), print);
        var data = new ErrorReported(
                        print,
                        error.errorType(),
                        error.context(),
                        error.origin(),
                        orEmpty(error.metadata()),
                        solution(error.solution(), errorId, caller, clock.instant()))
                .withFingerprints(prints.further(decided.earlier()))
                .withInfrastructure(InfrastructureFaults.of(error));
        return event(caller, eventId, idempotent, errorId, data);
    }

    /** The fingerprint of the error that reports with such messages are of, if a template for them is learnt. */
    private Optional<String> learnt(Caller caller, NewError error, Prints prints) {
        return MessageForm.isFingerprint(prints.deciding(versions.get().current()))
                ? templates
                        .including(caller.tenant(), project(error.origin()), prints.form())
                        .map(LearntTemplate::fingerprint)
                : Optional.empty();
    }

    /** A report that may come several times, in whichever words, with the same key: one event for its error. */
    public ErrorEvent reportedOnce(Caller caller, RequestKey key, NewError error) {
        Prints prints = Prints.of(error);
        String print = prints.deciding(versions.get().current());
        return reported(caller, key.eventId(StableIds.errorId(caller.tenant(), print)), true, error, prints);
    }

    /**
     * Adds metadata to the error that a report would be of, if there is one; once for the same key.
     *
     * @return one event for each id that it may have, see {@link #idsOfAReport()}
     */
    public List<ErrorEvent> noted(Caller caller, RequestKey key, NewError error, Map<String, Object> metadata) {
        Prints prints = Prints.of(error);
        return Stream.concat(
                        versions.get().all().stream().map(prints::deciding), learnt(caller, error, prints).stream())
                .distinct()
                .map(print -> StableIds.errorId(caller.tenant(), print))
                .map(errorId -> noted(caller, key.eventId(errorId), true, errorId, metadata))
                .toList();
    }

    /**
     * How many ids the error of one report may have: it can be known from before another version decided. One more for a
     * message of a learnt template does not count.
     */
    public int idsOfAReport() {
        return versions.get().all().size();
    }

    /** Adds metadata to an error; once for the same key. */
    public ErrorEvent noted(Caller caller, RequestKey key, UUID errorId, Map<String, Object> metadata) {
        return noted(caller, key.eventId(List.of(errorId, "noted")), key.isIdempotent(), errorId, metadata);
    }

    private ErrorEvent noted(
            Caller caller, UUID eventId, boolean idempotent, UUID errorId, Map<String, Object> metadata) {
        var data = new ErrorUpdated(null, null, null, metadata, null, null, null, null);
        return event(caller, eventId, idempotent, errorId, data);
    }

    ErrorEvent updated(Caller caller, RequestKey key, UUID errorId, ErrorUpdate update) {
        var data = new ErrorUpdated(
                update.errorType(),
                update.context(),
                solution(update.solution(), errorId, caller, clock.instant()),
                orEmpty(update.metadata()),
                update.state(),
                update.priority(),
                update.assignee(),
                update.labels());
        return event(caller, key, key.eventId(List.of(errorId, update)), errorId, data);
    }

    /** The state of an error is that of all its parts; nothing else of an update concerns them. */
    List<ErrorEvent> updatedParts(Caller caller, RequestKey key, ErrorRecord record, ErrorUpdate update) {
        if (update.state() == null) {
            return List.of();
        }
        var state = new ErrorUpdate(null, null, null, null, update.state(), null, null, null);
        return record.groups().merged().stream()
                .map(part -> updated(caller, key, part.id(), state))
                .toList();
    }

    /** The beginning of an error that others of the same fingerprint are told apart from: one report that is known. */
    ErrorEvent separated(
            Caller caller, RequestKey key, ErrorRecord whole, ErrorContext context, Separation separation) {
        var error = new NewError(whole.errorType(), context.withAttachments(List.of()), null, null, null);
        var data = new ErrorReported(
                        separation.fingerprintIn(whole.fingerprint()),
                        error.errorType(),
                        error.context(),
                        ofProject(whole.origin()),
                        Map.of(),
                        null)
                .withFingerprints(Prints.of(error).all());
        return event(caller, key, key.eventId(List.of(separation)), separation.errorId(), data);
    }

    private static @Nullable String project(@Nullable Origin origin) {
        return origin == null ? null : origin.project();
    }

    /** Of an earlier report nobody remembers more; and the caller may see that project. */
    private static @Nullable Origin ofProject(@Nullable Origin latest) {
        return latest == null ? null : new Origin(latest.source(), latest.project(), null, null, null, null);
    }

    /** What runs tell of an error beside its reports; once for the same key. */
    public ErrorEvent observed(Caller caller, RequestKey key, UUID errorId, RunsObserved observed) {
        return event(caller, key, key.eventId(List.of(errorId, observed)), errorId, observed);
    }

    /** A solution that nobody recorded: the changes after which an error was gone; one for each error and range. */
    public ErrorEvent wentAway(Caller caller, RequestKey key, UUID errorId, ChangeRange range, String description) {
        List<String> references = range.compareUrl() == null ? List.of() : List.of(range.compareUrl());
        UUID id = StableIds.solutionId(errorId, "ChangeRange[%s...%s]".formatted(range.from(), range.to()));
        // It has no source: nobody vouches for it, not even the CI system that saw both runs.
        Solution solution = new Solution(
                        id, description, null, null, references, null, caller.subject(), clock.instant())
                .with(range);
        return event(caller, key, key.eventId(List.of(errorId, range)), errorId, new SolutionRecorded(solution));
    }

    ErrorEvent deleted(Caller caller, RequestKey key, UUID errorId) {
        return event(caller, key, key.eventId(errorId), errorId, new ErrorDeleted());
    }

    /** @param data says that the error is a part of another one, or that it is none */
    ErrorEvent grouped(Caller caller, RequestKey key, UUID errorId, ErrorEventData data) {
        return event(caller, key, key.eventId(List.of(errorId, data)), errorId, data);
    }

    private ErrorEvent event(Caller caller, RequestKey key, UUID eventId, UUID errorId, ErrorEventData data) {
        return event(caller, eventId, key.isIdempotent(), errorId, data);
    }

    private ErrorEvent event(Caller caller, UUID eventId, boolean idempotent, UUID errorId, ErrorEventData data) {
        return new ErrorEvent(
                eventId,
                clock.instant(),
                caller.tenant(),
                errorId,
                caller.subject(),
                caller.source(),
                idempotent,
                data);
    }

    ErrorEvent solved(Caller caller, RequestKey key, UUID errorId, NewSolution solution) {
        var data = new SolutionRecorded(written(solution, errorId, caller, clock.instant()));
        return event(caller, key, key.eventId(List.of(errorId, solution)), errorId, data);
    }

    private static @Nullable Solution solution(
            @Nullable NewSolution solution, UUID errorId, Caller caller, Instant now) {
        return solution == null ? null : written(solution, errorId, caller, now);
    }

    private static Solution written(NewSolution solution, UUID errorId, Caller caller, Instant now) {
        return new Solution(
                StableIds.solutionId(errorId, content(solution)),
                solution.description(),
                solution.codeFix(),
                solution.explanation(),
                solution.references() == null ? List.of() : solution.references(),
                solution.verify(),
                caller.subject(),
                now,
                caller.source(),
                solution.appliesTo(),
                solution.supersedes());
    }

    /** What makes a solution another one; written as ever, because ids are made of it. */
    private static String content(NewSolution s) {
        return "NewSolution[description=%s, codeFix=%s, explanation=%s, references=%s, verify=%s]"
                .formatted(s.description(), s.codeFix(), s.explanation(), s.references(), s.verify());
    }

    private static Map<String, Object> orEmpty(@Nullable Map<String, Object> metadata) {
        return metadata == null ? Map.of() : metadata;
    }
}
