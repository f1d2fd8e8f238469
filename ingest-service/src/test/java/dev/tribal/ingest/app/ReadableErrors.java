package dev.tribal.ingest.app;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.ApiStatus;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.contracts.api.SimilarQuery;
import dev.tribal.contracts.api.TestedError;
import dev.tribal.contracts.api.TestedErrors;
import dev.tribal.platform.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for search-service: can be told which errors there are, which of them only appear to who waits, and that it
 * lags or is away.
 */
public final class ReadableErrors implements ErrorQueries {
    private final Set<UUID> readable = ConcurrentHashMap.newKeySet();
    private final Set<UUID> readableAfterWait = ConcurrentHashMap.newKeySet();
    private final Set<UUID> open = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Origin> origins = new ConcurrentHashMap<>();
    private final Map<UUID, Solution> solutions = new ConcurrentHashMap<>();
    private final Map<UUID, Solution> solutionsAfterWait = new ConcurrentHashMap<>();
    private final Map<UUID, UUID> wholes = new ConcurrentHashMap<>();
    private final Map<UUID, Grouping> apart = new ConcurrentHashMap<>();
    private volatile Mode mode = Mode.UP;

    /** How it answers a read that waits for a position. */
    public enum Mode {
        /** Every position is applied, and what was waited for is there. */
        UP,
        /** Every position is applied, but only what was added is there. */
        ONLY_ADDED,
        /** Every position is applied, and what was waited for is deleted. */
        GONE,
        LAGGING,
        AWAY
    }

    public void reset(Mode mode) {
        this.mode = mode;
        readable.clear();
        readableAfterWait.clear();
        open.clear();
        origins.clear();
        solutions.clear();
        solutionsAfterWait.clear();
        wholes.clear();
        apart.clear();
    }

    public void add(UUID id) {
        readable.add(id);
    }

    /** An error that was seen in a project. */
    public void add(UUID id, String project) {
        add(id);
        origins.put(id, new Origin(Source.CI, project, null, null, null, null));
    }

    /** An open error whose tests are looked for. */
    public void addOpen(UUID id, Origin origin) {
        add(id);
        origins.put(id, origin);
        open.add(id);
    }

    /** An error with a solution. */
    public void add(UUID id, Solution solution) {
        add(id);
        solutions.put(id, solution);
    }

    /** An error with a solution that was seen in a test. */
    public void addTest(UUID id, String testId, Solution solution) {
        add(id, solution);
        origins.put(id, new Origin(Source.CI, null, null, null, testId, null));
    }

    /** An error whose solution only appears to who waits. */
    public void addSolutionAfterWait(UUID id, Solution solution) {
        add(id);
        solutionsAfterWait.put(id, solution);
    }

    /** An error that is merged into another one. */
    public void addPart(UUID id, UUID whole) {
        add(id);
        add(whole);
        wholes.put(id, whole);
    }

    /** Somebody said that an error is not the same as the others. */
    public void keepApart(UUID id, String by, UUID... others) {
        Grouping before = apart.getOrDefault(id, Grouping.NONE);
        for (UUID other : others) {
            before = before.keptApart(other, by);
        }
        apart.put(id, before);
    }

    /** The caller may see none of the errors that one is kept apart from. */
    public void hideOthers(UUID id) {
        apart.computeIfPresent(id, (_, grouping) -> grouping.knowing(_ -> false));
    }

    public void addAfterWait(UUID id) {
        readableAfterWait.add(id);
    }

    @Override
    public ErrorRecord get(UUID id, @Nullable Position minPosition, @Nullable Integer waitSeconds) {
        if (mode == Mode.AWAY) {
            throw ProblemException.unavailable("search cannot be reached", Duration.ofSeconds(2), null);
        }
        if (minPosition != null && mode == Mode.LAGGING) {
            throw new ProblemException(ProblemType.POSITION_NOT_APPLIED, "Not applied yet");
        }
        boolean there = minPosition == null
                ? readable.contains(id)
                : mode != Mode.GONE && (mode == Mode.UP || readable.contains(id) || readableAfterWait.contains(id));
        if (!there) {
            throw ProblemException.notFound("error", id);
        }
        if (wholes.get(id) instanceof UUID whole) {
            return get(whole, minPosition, waitSeconds);
        }
        Solution solution =
                minPosition == null ? solutions.get(id) : solutionsAfterWait.getOrDefault(id, solutions.get(id));
        return record(
                id,
                minPosition == null ? new Position(0, 0) : minPosition,
                solution == null ? List.of() : List.of(solution));
    }

    private ErrorRecord record(UUID id, Position position, List<Solution> solutions) {
        return new ErrorRecord(
                ErrorRecord.SCHEMA_VERSION,
                id,
                "v1:0",
                "KeyError",
                new ErrorContext(null, null, "'total'", null, null, null),
                List.of(),
                solutions,
                Map.of(),
                origins.get(id),
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                ErrorState.OPEN,
                null,
                null,
                List.of(),
                position,
                List.of(),
                null,
                List.of(),
                apart.getOrDefault(id, Grouping.NONE).withMerged(parts(id)),
                Map.of(),
                null,
                List.of());
    }

    private List<Grouping.Part> parts(UUID whole) {
        return wholes.entrySet().stream()
                .filter(entry -> entry.getValue().equals(whole))
                .map(entry -> new Grouping.Part(entry.getKey(), 1, solutionsOf(entry.getKey())))
                .toList();
    }

    private List<UUID> solutionsOf(UUID id) {
        return solutions.get(id) instanceof Solution solution ? List.of(solution.id()) : List.of();
    }

    @Override
    public SearchResults search(
            @Nullable String errorType,
            @Nullable String language,
            @Nullable String framework,
            @Nullable String project,
            @Nullable String nature,
            @Nullable String errorMessage,
            @Nullable String codeSnippet,
            @Nullable String taskDescription,
            @Nullable Integer maxResults,
            @Nullable Position minPosition) {
        throw new UnsupportedOperationException("ingest-service does not search");
    }

    @Override
    public TestedErrors tested(@Nullable String project) {
        if (mode == Mode.AWAY) {
            throw ProblemException.unavailable("search cannot be reached", Duration.ofSeconds(2), null);
        }
        return new TestedErrors(open.stream()
                .map(id -> TestedError.of(record(id, new Position(0, 0), List.of())))
                .flatMap(Optional::stream)
                .toList());
    }

    @Override
    public SearchResults similar(
            String query,
            @Nullable String project,
            @Nullable String language,
            @Nullable Integer maxResults,
            @Nullable Position minPosition) {
        throw new UnsupportedOperationException("ingest-service does not search");
    }

    @Override
    public SearchResults similar(SimilarQuery query) {
        throw new UnsupportedOperationException("ingest-service does not search");
    }

    @Override
    public ApiStatus status() {
        throw new UnsupportedOperationException("ingest-service does not ask for it");
    }
}
