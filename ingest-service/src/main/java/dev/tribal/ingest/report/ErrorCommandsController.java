package dev.tribal.ingest.report;

import dev.tribal.contracts.Accepted;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.WriteResult;
import dev.tribal.contracts.api.ErrorCommands;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.ErrorUpdate;
import dev.tribal.contracts.api.MergeTarget;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.NewOutcome;
import dev.tribal.contracts.api.NewSeparation;
import dev.tribal.contracts.api.NewSolution;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorMerged;
import dev.tribal.contracts.event.ErrorSplit;
import dev.tribal.ingest.idempotency.IdempotentRequests;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.publish.EventPublisher;
import dev.tribal.ingest.scrub.RequestScrubber;
import dev.tribal.ingest.scrub.Scrubbed;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.problem.RequestValidator;
import dev.tribal.platform.security.Caller;
import dev.tribal.platform.security.CurrentCaller;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Accepts writes of single errors: checks, publishes, and answers when the broker has acknowledged. */
@RestController
public final class ErrorCommandsController implements ErrorCommands {
    private final CurrentCaller callers;
    private final RequestValidator validator;
    private final RequestScrubber scrubber;
    private final ReportChecks checks;
    private final IdempotentRequests requests;
    private final ExistingErrors existing;
    private final ErrorEvents events;
    private final EventPublisher publisher;
    private final AcceptedWrites writes;
    private final WriteAnswers answers;
    private final OutcomeEvents outcomes;
    private final GroupingWrites grouping;
    private final Merges merges;
    private final KeptApart apart;
    private final SolutionLinks links;
    private final Separations separations;

    ErrorCommandsController(
            CurrentCaller callers,
            RequestValidator validator,
            RequestScrubber scrubber,
            ReportChecks checks,
            IdempotentRequests requests,
            ExistingErrors existing,
            ErrorEvents events,
            OutcomeEvents outcomes,
            EventPublisher publisher,
            WriteTrail trail,
            ErrorQueries queries) {
        this.callers = callers;
        this.validator = validator;
        this.scrubber = scrubber;
        this.checks = checks;
        this.requests = requests;
        this.existing = existing;
        this.events = events;
        this.publisher = publisher;
        this.outcomes = outcomes;
        this.writes = new AcceptedWrites(publisher, trail);
        this.answers = new WriteAnswers(queries);
        this.grouping = new GroupingWrites(callers, requests, writes, answers);
        this.apart = new KeptApart(existing, events);
        this.merges = new Merges(existing);
        this.links = new SolutionLinks(existing, events);
        this.separations = new Separations(existing, events);
    }

    @Override
    public ResponseEntity<WriteResult> report(
            NewError error, @Nullable String prefer, @Nullable String idempotencyKey) {
        Caller caller = callers.get();
        Scrubbed<NewError> clean = checks.clean(error, caller);
        var key = new RequestKey(caller.tenant(), "report", idempotencyKey);
        return requests.once(key, clean.request(), () -> {
            ErrorEvent event = clean.noted(events.reported(caller, key, clean.request()));
            return answers.reported(writes.publish(event), event.data(), Preference.in(prefer));
        });
    }

    @Override
    public ResponseEntity<WriteResult> update(
            UUID id, ErrorUpdate update, @Nullable String prefer, @Nullable String idempotencyKey) {
        ErrorUpdate valid = validator.valid(update);
        if (valid.changesNothing()) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "The body changes nothing; give at least one of error_type, context, solution, metadata, state,"
                            + " priority, assignee, labels");
        }
        Caller caller = callers.get();
        ReportChecks.refuseSuperseding(valid.solution());
        Scrubbed<ErrorUpdate> clean = scrubber.update(caller.tenant(), valid);
        var key = new RequestKey(caller.tenant(), "update", idempotencyKey);
        return requests.once(key, List.of(id, clean.request()), () -> {
            ErrorRecord record = existing.require(caller, id);
            List<ErrorEvent> ofParts = events.updatedParts(caller, key, record, clean.request());
            List<Position> parts = ofParts.isEmpty() ? List.of() : publisher.publish(ofParts);
            Accepted accepted = writes.publish(clean.noted(events.updated(caller, key, record.id(), clean.request())));
            return answers.written(accepted, parts, Preference.in(prefer), HttpStatus.OK);
        });
    }

    @Override
    public ResponseEntity<WriteResult> delete(UUID id, @Nullable String prefer, @Nullable String idempotencyKey) {
        Caller caller = callers.get();
        var key = new RequestKey(caller.tenant(), "delete", idempotencyKey);
        return requests.once(key, id, () -> {
            existing.require(caller, id);
            return answers.deleted(writes.publish(events.deleted(caller, key, id)), Preference.in(prefer));
        });
    }

    @Override
    public ResponseEntity<WriteResult> addSolution(
            UUID id, NewSolution solution, @Nullable String prefer, @Nullable String idempotencyKey) {
        Caller caller = callers.get();
        Scrubbed<NewSolution> clean = scrubber.solution(caller.tenant(), validator.valid(solution));
        var key = new RequestKey(caller.tenant(), "solution", idempotencyKey);
        return requests.once(key, List.of(id, clean.request()), () -> {
            existing.require(caller, id);
            UUID holder = holderOfSuperseded(caller, id, clean.request());
            Accepted accepted = writes.publish(clean.noted(events.solved(caller, key, holder, clean.request())));
            return answers.written(accepted, Preference.in(prefer), HttpStatus.CREATED);
        });
    }

    @Override
    public ResponseEntity<WriteResult> reportOutcome(
            UUID id, UUID solutionId, NewOutcome outcome, @Nullable String prefer, @Nullable String idempotencyKey) {
        Caller caller = callers.get();
        Scrubbed<NewOutcome> clean = scrubber.outcome(caller.tenant(), validator.valid(outcome));
        var key = new RequestKey(caller.tenant(), "outcome", idempotencyKey);
        return requests.once(key, List.of(id, solutionId, clean.request()), () -> {
            UUID holder = existing.requireSolution(caller, id, solutionId);
            ErrorEvent event = outcomes.reported(caller, key, holder, solutionId, clean.request());
            return answers.written(writes.publish(clean.noted(event)), Preference.in(prefer), HttpStatus.CREATED);
        });
    }

    @Override
    public ResponseEntity<WriteResult> merge(
            UUID id, MergeTarget target, @Nullable String prefer, @Nullable String idempotencyKey) {
        MergeTarget valid = validator.valid(target);
        return grouping.write(
                "merge",
                List.of(id, valid),
                prefer,
                idempotencyKey,
                (caller, key) ->
                        List.of(events.grouped(caller, key, id, new ErrorMerged(merges.target(caller, id, valid)))));
    }

    @Override
    public ResponseEntity<WriteResult> split(UUID id, @Nullable String prefer, @Nullable String idempotencyKey) {
        return grouping.write("split", id, prefer, idempotencyKey, (caller, key) -> {
            merges.requirePart(caller, id);
            return List.of(events.grouped(caller, key, id, new ErrorSplit()));
        });
    }

    @Override
    public ResponseEntity<WriteResult> keepApart(
            UUID id, UUID otherId, @Nullable String prefer, @Nullable String idempotencyKey) {
        return grouping.write(
                "keep-apart",
                List.of(id, otherId),
                prefer,
                idempotencyKey,
                (caller, key) -> apart.kept(caller, key, id, otherId));
    }

    @Override
    public ResponseEntity<WriteResult> keepApartNoLonger(
            UUID id, UUID otherId, @Nullable String prefer, @Nullable String idempotencyKey) {
        return grouping.write(
                "keep-apart-no-longer",
                List.of(id, otherId),
                prefer,
                idempotencyKey,
                (caller, key) -> apart.keptNoLonger(caller, key, id, otherId));
    }

    @Override
    public ResponseEntity<WriteResult> linkSolution(
            UUID id, UUID solutionId, UUID otherId, @Nullable String prefer, @Nullable String idempotencyKey) {
        return grouping.write(
                "link",
                List.of(id, solutionId, otherId),
                prefer,
                idempotencyKey,
                (caller, key) -> links.linked(caller, key, id, solutionId, otherId));
    }

    @Override
    public ResponseEntity<WriteResult> unlinkSolution(
            UUID id, UUID solutionId, UUID otherId, @Nullable String prefer, @Nullable String idempotencyKey) {
        return grouping.write(
                "unlink",
                List.of(id, solutionId, otherId),
                prefer,
                idempotencyKey,
                (caller, key) -> links.unlinked(caller, key, solutionId, otherId));
    }

    @Override
    public ResponseEntity<WriteResult> separate(
            UUID id, NewSeparation separation, @Nullable String prefer, @Nullable String idempotencyKey) {
        NewSeparation valid = validator.valid(separation);
        return grouping.write(
                "separate",
                List.of(id, valid),
                prefer,
                idempotencyKey,
                (caller, key) -> separations.separated(caller, key, id, valid));
    }

    @Override
    public ResponseEntity<WriteResult> rejoin(
            UUID id, UUID otherId, @Nullable String prefer, @Nullable String idempotencyKey) {
        return grouping.write(
                "rejoin",
                List.of(id, otherId),
                prefer,
                idempotencyKey,
                (caller, key) -> separations.rejoined(caller, key, id, otherId));
    }

    /** What takes the place of a solution is recorded beside it. */
    private UUID holderOfSuperseded(Caller caller, UUID id, NewSolution solution) {
        return solution.supersedes() == null
                ? id
                : existing.holder(caller, id, solution.supersedes())
                        .orElseThrow(() ->
                                ProblemException.invalid("supersedes", "must be the id of a solution of this error"));
    }
}
