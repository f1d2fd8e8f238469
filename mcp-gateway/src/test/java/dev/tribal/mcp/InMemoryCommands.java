package dev.tribal.mcp;

import dev.tribal.contracts.Accepted;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.Outcome;
import dev.tribal.contracts.Outcomes;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.WriteResult;
import dev.tribal.contracts.api.ErrorCommands;
import dev.tribal.contracts.api.ErrorUpdate;
import dev.tribal.contracts.api.MergeTarget;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.NewOutcome;
import dev.tribal.contracts.api.NewSeparation;
import dev.tribal.contracts.api.NewSolution;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.problem.RequestValidator;
import jakarta.validation.Validation;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;

/** The writing side of the services behind the gateway, into memory. */
final class InMemoryCommands implements ErrorCommands {
    private final RequestValidator validator =
            new RequestValidator(Validation.buildDefaultValidatorFactory().getValidator());
    private final InMemoryErrors errors;
    private long offset;

    InMemoryCommands(InMemoryErrors errors) {
        this.errors = errors;
    }

    @Override
    public ResponseEntity<WriteResult> report(NewError error, String prefer, String idempotencyKey) {
        validator.valid(error);
        List<Solution> solutions = error.solution() == null ? List.of() : List.of(solution(error.solution()));
        return applied(
                prefer,
                new ErrorRecord(
                        1,
                        Records.id(error.errorType()),
                        "v1:00",
                        error.errorType(),
                        error.context(),
                        List.of(),
                        solutions,
                        error.metadata(),
                        error.origin(),
                        1,
                        Records.SEEN,
                        Records.SEEN,
                        ErrorState.OPEN,
                        null,
                        null,
                        List.of(),
                        next()));
    }

    @Override
    public ResponseEntity<WriteResult> update(UUID id, ErrorUpdate update, String prefer, String idempotencyKey) {
        validator.valid(update);
        ErrorRecord old = errors.get(id);
        return applied(
                prefer,
                new ErrorRecord(
                        1,
                        id,
                        old.fingerprint(),
                        Objects.requireNonNullElse(update.errorType(), old.errorType()),
                        Objects.requireNonNullElse(update.context(), old.context()),
                        List.of(),
                        old.solutions(),
                        old.metadata(),
                        old.origin(),
                        old.occurrences(),
                        old.firstSeen(),
                        old.lastSeen(),
                        Objects.requireNonNullElse(update.state(), old.state()),
                        update.priority(),
                        update.assignee(),
                        update.labels(),
                        next()));
    }

    @Override
    public ResponseEntity<WriteResult> delete(UUID id, String prefer, String idempotencyKey) {
        errors.get(id);
        errors.records.remove(id);
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<WriteResult> addSolution(
            UUID id, NewSolution solution, String prefer, String idempotencyKey) {
        validator.valid(solution);
        ErrorRecord old = errors.get(id);
        List<Solution> solutions = Stream.concat(Stream.of(solution(solution)), old.solutions().stream())
                .toList();
        return applied(
                prefer,
                new ErrorRecord(
                        1,
                        id,
                        old.fingerprint(),
                        old.errorType(),
                        old.context(),
                        List.of(),
                        solutions,
                        old.metadata(),
                        old.origin(),
                        old.occurrences(),
                        old.firstSeen(),
                        old.lastSeen(),
                        old.state(),
                        old.priority(),
                        old.assignee(),
                        old.labels(),
                        next()));
    }

    @Override
    public ResponseEntity<WriteResult> reportOutcome(
            UUID id, UUID solutionId, NewOutcome outcome, String prefer, String idempotencyKey) {
        validator.valid(outcome);
        ErrorRecord old = errors.get(id);
        if (old.solutions().stream().noneMatch(s -> s.id().equals(solutionId))) {
            throw ProblemException.notFound("solution", solutionId);
        }
        errors.reported = outcome;
        var said = new Outcome(
                outcome.worked(), outcome.evidence(), outcome.source(), "key:test", Records.SEEN, null, null, null);
        var tried = new Outcomes(said.worked() ? 1 : 0, said.worked() ? 0 : 1, 0, null, List.of(said));
        return applied(
                prefer,
                old.withSolutions(old.solutions().stream()
                        .map(s -> s.id().equals(solutionId) ? s.with(tried) : s)
                        .toList()));
    }

    @Override
    public ResponseEntity<WriteResult> merge(UUID id, MergeTarget target, String prefer, String idempotencyKey) {
        if (errors.keptApartFrom != null && !target.overrides()) {
            throw new ProblemException(ProblemType.KEPT_APART, "user:ada said that these errors are not one.");
        }
        errors.mergedInto = target.errorId();
        var part = new Grouping.Part(errors.get(id).id(), 1, List.of());
        return applied(
                prefer, errors.get(errors.mergedInto).withGrouping(new Grouping(null, null, null, List.of(part))));
    }

    @Override
    public ResponseEntity<WriteResult> split(UUID id, String prefer, String idempotencyKey) {
        errors.mergedInto = null;
        return applied(prefer, errors.get(id));
    }

    @Override
    public ResponseEntity<WriteResult> keepApart(UUID id, UUID otherId, String prefer, String idempotencyKey) {
        errors.keptApartFrom = otherId;
        return applied(prefer, errors.get(id));
    }

    @Override
    public ResponseEntity<WriteResult> keepApartNoLonger(UUID id, UUID otherId, String prefer, String idempotencyKey) {
        errors.keptApartFrom = null;
        return applied(prefer, errors.get(id));
    }

    @Override
    public ResponseEntity<WriteResult> linkSolution(
            UUID id, UUID solutionId, UUID otherId, String prefer, String idempotencyKey) {
        Solution solution = errors.get(id).solutions().stream()
                .filter(known -> known.id().equals(solutionId))
                .findFirst()
                .orElseThrow();
        ErrorRecord other = errors.get(otherId);
        return applied(prefer, other.withSolutions(List.of(solution.linkedFrom(id))));
    }

    @Override
    public ResponseEntity<WriteResult> unlinkSolution(
            UUID id, UUID solutionId, UUID otherId, String prefer, String idempotencyKey) {
        throw new UnsupportedOperationException("No tool does that");
    }

    @Override
    public ResponseEntity<WriteResult> separate(
            UUID id, NewSeparation separation, String prefer, String idempotencyKey) {
        errors.separated = separation;
        return applied(prefer, errors.get(id));
    }

    @Override
    public ResponseEntity<WriteResult> rejoin(UUID id, UUID otherId, String prefer, String idempotencyKey) {
        throw new UnsupportedOperationException("No tool does that");
    }

    private ResponseEntity<WriteResult> applied(String prefer, ErrorRecord record) {
        errors.preferred = prefer;
        errors.records.put(record.id(), record);
        return errors.slow
                ? ResponseEntity.accepted().body(new Accepted(record.id(), record.position(), null))
                : ResponseEntity.ok(record);
    }

    private Position next() {
        return new Position(1, offset++);
    }

    private static Solution solution(NewSolution s) {
        return new Solution(
                UUID.randomUUID(),
                s.description(),
                s.codeFix(),
                s.explanation(),
                s.references(),
                s.verify(),
                "agent",
                Records.SEEN);
    }
}
