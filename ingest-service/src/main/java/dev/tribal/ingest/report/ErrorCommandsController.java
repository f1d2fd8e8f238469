package dev.tribal.ingest.report;

import dev.tribal.contracts.Accepted;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.WriteResult;
import dev.tribal.contracts.api.ErrorCommands;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.ErrorUpdate;
import dev.tribal.contracts.api.MergeTarget;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.NewOutcome;
import dev.tribal.contracts.api.NewSolution;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.ErrorDeleted;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorMerged;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.ErrorSplit;
import dev.tribal.contracts.event.ErrorUpdated;
import dev.tribal.contracts.event.OutcomeReported;
import dev.tribal.contracts.event.ScrubOrdered;
import dev.tribal.contracts.event.SolutionRecorded;
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
    private final WriteTrail trail;
    private final WriteAnswers answers;
    private final OutcomeEvents outcomes;
    private final Merges merges;

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
        this.trail = trail;
        this.outcomes = outcomes;
        this.merges = new Merges(existing);
        this.answers = new WriteAnswers(queries);
    }

    @Override
    public ResponseEntity<WriteResult> report(
            NewError error, @Nullable String prefer, @Nullable String idempotencyKey) {
        Caller caller = callers.get();
        Scrubbed<NewError> clean = checks.clean(error, caller);
        var key = new RequestKey(caller.tenant(), "report", idempotencyKey);
        return requests.once(key, clean.request(), () -> {
            Accepted accepted = publish(clean.noted(events.reported(caller, key, clean.request())));
            return answers.written(accepted, Preference.in(prefer), HttpStatus.CREATED);
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
            Accepted accepted = publish(clean.noted(events.updated(caller, key, record.id(), clean.request())));
            return answers.written(accepted, parts, Preference.in(prefer), HttpStatus.OK);
        });
    }

    @Override
    public ResponseEntity<WriteResult> delete(UUID id, @Nullable String prefer, @Nullable String idempotencyKey) {
        Caller caller = callers.get();
        var key = new RequestKey(caller.tenant(), "delete", idempotencyKey);
        return requests.once(key, id, () -> {
            existing.require(caller, id);
            return answers.deleted(publish(events.deleted(caller, key, id)), Preference.in(prefer));
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
            Accepted accepted = publish(clean.noted(events.solved(caller, key, holder, clean.request())));
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
            return answers.written(publish(clean.noted(event)), Preference.in(prefer), HttpStatus.CREATED);
        });
    }

    @Override
    public ResponseEntity<WriteResult> merge(
            UUID id, MergeTarget target, @Nullable String prefer, @Nullable String idempotencyKey) {
        MergeTarget valid = validator.valid(target);
        Caller caller = callers.get();
        var key = new RequestKey(caller.tenant(), "merge", idempotencyKey);
        return requests.once(key, List.of(id, valid), () -> {
            UUID into = merges.target(caller, id, valid.errorId());
            Accepted accepted = publish(events.grouped(caller, key, id, new ErrorMerged(into)));
            return answers.written(accepted, Preference.in(prefer), HttpStatus.OK);
        });
    }

    @Override
    public ResponseEntity<WriteResult> split(UUID id, @Nullable String prefer, @Nullable String idempotencyKey) {
        Caller caller = callers.get();
        var key = new RequestKey(caller.tenant(), "split", idempotencyKey);
        return requests.once(key, id, () -> {
            merges.requirePart(caller, id);
            Accepted accepted = publish(events.grouped(caller, key, id, new ErrorSplit()));
            return answers.written(accepted, Preference.in(prefer), HttpStatus.OK);
        });
    }

    /** What takes the place of a solution is recorded beside it. */
    private UUID holderOfSuperseded(Caller caller, UUID id, NewSolution solution) {
        return solution.supersedes() == null
                ? id
                : existing.holder(caller, id, solution.supersedes())
                        .orElseThrow(() ->
                                ProblemException.invalid("supersedes", "must be the id of a solution of this error"));
    }

    private Accepted publish(ErrorEvent event) {
        var accepted = new Accepted(event.errorId(), publisher.publish(event), solutionId(event));
        trail.accepted(event);
        return accepted;
    }

    private static @Nullable UUID solutionId(ErrorEvent event) {
        Solution solution = switch (event.data()) {
            case ErrorReported reported -> reported.solution();
            case ErrorUpdated updated -> updated.solution();
            case SolutionRecorded recorded -> recorded.solution();
            case OutcomeReported _, ErrorDeleted _, ErrorMerged _, ErrorSplit _, ScrubOrdered _ -> null;
        };
        return solution == null ? null : solution.id();
    }
}
