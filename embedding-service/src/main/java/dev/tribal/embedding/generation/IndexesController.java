package dev.tribal.embedding.generation;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.embedding.generation.IndexGeneration.State;
import dev.tribal.embedding.index.VectorIndexException;
import dev.tribal.platform.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Vector indexes of the whole installation: which there are, a new one, one less. For its operator. */
@RestController
public final class IndexesController {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Generations generations;
    private final Reindexing reindexing;
    private final IndexTrail trail;

    public IndexesController(Generations generations, Reindexing reindexing, IndexTrail trail) {
        this.generations = generations;
        this.reindexing = reindexing;
        this.trail = trail;
    }

    @Operation(operationId = "listIndexes", summary = "List the vector indexes and how far the one being built is")
    @GetMapping("/api/v1/indexes")
    IndexList list() {
        return new IndexList(generations.all().stream().map(this::entry).toList());
    }

    @Operation(
            operationId = "reindex",
            summary = "Build a new vector index, which serves instead of the present one when it is complete")
    @PostMapping(path = "/api/v1/indexes", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    IndexList.Entry reindex(@RequestBody NewIndex request) {
        IndexGeneration serving = generations.serving().generation();
        IndexGeneration added = add(
                request.vectorIndex() == null ? serving.backend() : request.vectorIndex(),
                request.model() == null ? serving.model() : request.model());
        leaveTrail(added);
        reindexing.build(added.name());
        return entry(added);
    }

    private void leaveTrail(IndexGeneration added) {
        try {
            trail.building(added.name());
        } catch (ProblemException e) {
            generations.drop(added);
            throw e;
        }
    }

    private IndexGeneration add(String backend, String model) {
        try {
            return generations
                    .add(backend, model)
                    .orElseThrow(() -> new ProblemException(
                            ProblemType.REINDEX_RUNNING,
                            "An index is being built already; wait for it, or give it up with DELETE"));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
        } catch (VectorIndexException e) {
            throw ProblemException.unavailable(String.valueOf(e.getMessage()), RETRY_AFTER, e);
        }
    }

    @Operation(
            operationId = "dropIndex",
            summary = "Delete a vector index that does not serve, or give up the one being built")
    @DeleteMapping("/api/v1/indexes/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@PathVariable String name) {
        IndexGeneration generation = generations.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, "There is no vector index of this name"));
        if (generation.is(State.SERVING)) {
            throw ProblemException.invalid(
                    "name", "must not be that of the index that serves; build another one first");
        }
        trail.dropping(name);
        try {
            generations.drop(generation);
        } catch (VectorIndexException e) {
            throw ProblemException.unavailable(String.valueOf(e.getMessage()), RETRY_AFTER, e);
        }
    }

    private IndexList.Entry entry(IndexGeneration generation) {
        BuildProgress progress = generations.progress(generation.name());
        return new IndexList.Entry(
                generation.name(),
                generation.backend(),
                generation.model(),
                generation.state().name().toLowerCase(Locale.ROOT),
                generation.created(),
                progress.done(),
                progress.total());
    }
}
