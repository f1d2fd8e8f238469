package dev.tribal.embedding.nearest;

import dev.tribal.contracts.Limits;
import dev.tribal.contracts.api.NearestErrors;
import dev.tribal.contracts.api.NearestQuery;
import dev.tribal.contracts.api.NearestResult;
import dev.tribal.embedding.generation.Generations;
import dev.tribal.embedding.generation.IndexRebuilder;
import dev.tribal.embedding.generation.OpenGeneration;
import dev.tribal.embedding.index.VectorIndex;
import dev.tribal.embedding.index.VectorIndexException;
import dev.tribal.embedding.model.EmbeddingModelException;
import dev.tribal.embedding.retrieval.RetrievalText;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreException;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;
import dev.tribal.platform.security.CurrentCaller;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.web.bind.annotation.RestController;

/** Renders and embeds a query as records are, and looks its neighbours up in the caller's tenant. */
@RestController
public final class NearestController implements NearestErrors {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Generations generations;
    private final IndexRebuilder rebuilder;
    private final CurrentCaller currentCaller;
    private final ReadableRecords readable;

    public NearestController(
            Generations generations, IndexRebuilder rebuilder, CurrentCaller currentCaller, RecordStore store) {
        this.generations = generations;
        this.rebuilder = rebuilder;
        this.currentCaller = currentCaller;
        this.readable = new ReadableRecords(store);
    }

    @Override
    public NearestResult nearest(NearestQuery query) {
        check(query);
        if (rebuilder.isRebuilding()) {
            // Half an answer would look like a whole one.
            throw ProblemException.unavailable("The vector index is being rebuilt", RETRY_AFTER, null);
        }
        Caller caller = currentCaller.get();
        try {
            OpenGeneration serving = generations.serving();
            String text = RetrievalText.ofText(query.query());
            float[] vector = serving.model().embed(List.of(text)).getFirst().vector();
            return new NearestResult(found(serving.index(), caller, vector, query).stream()
                    .map(one -> new NearestResult.Neighbour(one.id(), one.cosine()))
                    .toList());
        } catch (RejectedExecutionException | EmbeddingModelException | VectorIndexException | RecordStoreException e) {
            throw ProblemException.unavailable("The vector search is not available now", RETRY_AFTER, e);
        }
    }

    private List<VectorIndex.Neighbour> found(VectorIndex index, Caller caller, float[] vector, NearestQuery query) {
        if (query.among() != null) {
            return index.nearestAmong(caller.tenant(), vector, query.limit(), readable.of(caller, query.among()));
        }
        List<VectorIndex.Neighbour> found = index.nearest(caller.tenant(), vector, query.limit());
        Set<UUID> shown = Set.copyOf(readable.of(
                caller, found.stream().map(VectorIndex.Neighbour::id).toList()));
        return found.stream().filter(one -> shown.contains(one.id())).toList();
    }

    private static void check(NearestQuery query) {
        if (query.query() == null || query.query().isBlank()) {
            throw ProblemException.invalid("query", "must not be blank");
        }
        if (query.query().length() > Limits.QUERY) {
            throw ProblemException.invalid("query", "must be a text of at most %d characters".formatted(Limits.QUERY));
        }
        if (query.limit() < 1 || query.limit() > NearestQuery.MOST) {
            throw ProblemException.invalid("limit", "must be between 1 and %d".formatted(NearestQuery.MOST));
        }
        if (query.among() != null && query.among().size() > NearestQuery.MOST) {
            throw ProblemException.invalid("among", "must be at most %d ids".formatted(NearestQuery.MOST));
        }
    }
}
