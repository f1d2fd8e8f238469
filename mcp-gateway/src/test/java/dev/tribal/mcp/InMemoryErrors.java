package dev.tribal.mcp;

import dev.tribal.contracts.Accepted;
import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Outcome;
import dev.tribal.contracts.Outcomes;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.WriteResult;
import dev.tribal.contracts.api.ApiStatus;
import dev.tribal.contracts.api.ErrorCommands;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.ErrorUpdate;
import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.MergeTarget;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.NewOutcome;
import dev.tribal.contracts.api.NewSeparation;
import dev.tribal.contracts.api.NewSolution;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.contracts.api.SimilarQuery;
import dev.tribal.contracts.api.Verdict;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.problem.RequestValidator;
import jakarta.validation.Validation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;

/** The services behind the gateway, in memory: enough of them to see what a tool asks and gets. */
public final class InMemoryErrors implements ErrorCommands, ErrorQueries {
    public final Map<UUID, ErrorRecord> records = new LinkedHashMap<>();
    public final List<String> degraded = new ArrayList<>();

    /** The last query, as it arrived. */
    public SimilarQuery asked;

    /** The last outcome, as it arrived. */
    public NewOutcome reported;

    /** The target of the last merge; {@code null} after an undo. */
    public UUID mergedInto;

    public NewSeparation separated;

    /** The last {@code Prefer} header. */
    public String preferred;

    /** The probability of whatever is similar. */
    public double sureness = 0.93;

    /** Whether a write is only accepted, as when the wait for it timed out. */
    public boolean slow;

    private final RequestValidator validator =
            new RequestValidator(Validation.buildDefaultValidatorFactory().getValidator());
    private long offset;

    public void add(ErrorRecord record) {
        records.put(record.id(), record);
    }

    public void clear() {
        records.clear();
        degraded.clear();
        sureness = 0.93;
        slow = false;
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
        ErrorRecord old = get(id, null, null);
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
        get(id, null, null);
        records.remove(id);
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<WriteResult> addSolution(
            UUID id, NewSolution solution, String prefer, String idempotencyKey) {
        validator.valid(solution);
        ErrorRecord old = get(id, null, null);
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
        ErrorRecord old = get(id, null, null);
        if (old.solutions().stream().noneMatch(s -> s.id().equals(solutionId))) {
            throw ProblemException.notFound("solution", solutionId);
        }
        reported = outcome;
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
    public ErrorRecord get(UUID id, Position minPosition, Integer waitSeconds) {
        ErrorRecord record = records.get(id);
        if (record == null) {
            throw ProblemException.notFound("error", id);
        }
        return record;
    }

    @Override
    public SearchResults search(
            String errorType,
            String language,
            String framework,
            String project,
            String nature,
            String errorMessage,
            String codeSnippet,
            String taskDescription,
            Integer maxResults,
            Position minPosition) {
        return found(
                r -> (errorType == null || r.errorType().equalsIgnoreCase(errorType))
                        && (language == null
                                || language.equalsIgnoreCase(r.context().language()))
                        && isOf(project, r)
                        && (errorMessage == null || shareWord(r.context(), errorMessage)),
                maxResults);
    }

    @Override
    public SearchResults similar(
            String query, String project, String language, Integer maxResults, Position minPosition) {
        return similar(new SimilarQuery(query, maxResults, minPosition, project, language, null));
    }

    @Override
    public SearchResults similar(SimilarQuery query) {
        asked = query;
        SearchResults found =
                found(r -> isOf(query.project(), r) && shareWord(r.context(), query.query()), query.maxResults());
        List<Match> judged = found.results().stream()
                .map(match -> new Match(
                        match.record(), match.score(), match.why(), sureness, verdict(), List.of("another code"), null))
                .toList();
        return new SearchResults(
                judged, found.degraded(), judged.isEmpty() || verdict() == null ? Verdict.NONE : verdict());
    }

    private Verdict verdict() {
        return sureness >= 0.8 ? Verdict.SAME : sureness >= 0.3 ? Verdict.SIMILAR : null;
    }

    @Override
    public ApiStatus status() {
        return new ApiStatus(degraded.isEmpty() ? "ok" : "degraded", "0.1.0", records.size(), degraded);
    }

    private SearchResults found(Predicate<ErrorRecord> filter, Integer maxResults) {
        List<Match> matches = records.values().stream()
                .filter(filter)
                .limit(maxResults == null ? 5 : maxResults)
                .map(record -> new Match(record, 0.9, List.of("same words")))
                .toList();
        return new SearchResults(matches, degraded);
    }

    private static boolean isOf(String project, ErrorRecord record) {
        return project == null
                || (record.origin() != null
                        && project.equalsIgnoreCase(record.origin().project()));
    }

    private static boolean shareWord(ErrorContext context, String text) {
        List<String> words =
                List.of(context.errorMessage().toLowerCase(Locale.ROOT).split("\\W+"));
        return Stream.of(text.toLowerCase(Locale.ROOT).split("\\W+")).anyMatch(words::contains);
    }

    @Override
    public ResponseEntity<WriteResult> merge(UUID id, MergeTarget target, String prefer, String idempotencyKey) {
        mergedInto = target.errorId();
        var part = new Grouping.Part(get(id, null, null).id(), 1, List.of());
        return applied(
                prefer, Records.grouped(get(mergedInto, null, null), new Grouping(null, null, null, List.of(part))));
    }

    @Override
    public ResponseEntity<WriteResult> split(UUID id, String prefer, String idempotencyKey) {
        mergedInto = null;
        return applied(prefer, get(id, null, null));
    }

    @Override
    public ResponseEntity<WriteResult> linkSolution(
            UUID id, UUID solutionId, UUID otherId, String prefer, String idempotencyKey) {
        Solution solution = get(id, null, null).solutions().stream()
                .filter(known -> known.id().equals(solutionId))
                .findFirst()
                .orElseThrow();
        ErrorRecord other = get(otherId, null, null);
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
        separated = separation;
        return applied(prefer, get(id, null, null));
    }

    @Override
    public ResponseEntity<WriteResult> rejoin(UUID id, UUID otherId, String prefer, String idempotencyKey) {
        throw new UnsupportedOperationException("No tool does that");
    }

    private ResponseEntity<WriteResult> applied(String prefer, ErrorRecord record) {
        preferred = prefer;
        records.put(record.id(), record);
        return slow
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

    /** The source of the last report. */
    public Origin originOf(UUID id) {
        return records.get(id).origin();
    }
}
